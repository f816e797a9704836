#include "support/failing_vfs.hpp"

#include <sqlite3.h>

#include <atomic>
#include <fstream>
#include <new>
#include <random>
#include <utility>

namespace cg::test {

namespace {

// SQLite allocates this; the real file of the layer below follows it in the same allocation.
struct WrappedFile {
  sqlite3_file base;
  FailingVfs* owner;
  std::string* path;
  sqlite3_file* real;
};

WrappedFile& wrapped(sqlite3_file* file) {
  return *reinterpret_cast<WrappedFile*>(file);
}
sqlite3_file* real(sqlite3_file* file) {
  return wrapped(file).real;
}

std::string contents(sqlite3_file* file) {
  sqlite3_int64 size = 0;
  file->pMethods->xFileSize(file, &size);
  std::string bytes(static_cast<std::size_t>(size), '\0');
  if (size > 0) file->pMethods->xRead(file, bytes.data(), static_cast<int>(size), 0);
  return bytes;
}

int close(sqlite3_file* file) {
  const int code = real(file)->pMethods->xClose(real(file));
  delete wrapped(file).path;
  return code;
}
int read(sqlite3_file* file, void* to, int size, sqlite3_int64 at) {
  WrappedFile& self = wrapped(file);
  if (const int code = self.owner->verdict(FailingVfs::Operation::read, *self.path)) return code;
  return self.real->pMethods->xRead(self.real, to, size, at);
}
int write(sqlite3_file* file, const void* from, int size, sqlite3_int64 at) {
  WrappedFile& self = wrapped(file);
  if (!self.owner->is_powered()) return SQLITE_IOERR_WRITE;
  if (const int code = self.owner->verdict(FailingVfs::Operation::write, *self.path)) return code;
  const int code = self.real->pMethods->xWrite(self.real, from, size, at);
  if (code == SQLITE_OK) {
    self.owner->remember_unsynced(
        *self.path, static_cast<std::uint64_t>(at),
        std::string(static_cast<const char*>(from), static_cast<std::size_t>(size)));
  }
  return code;
}
int truncate(sqlite3_file* file, sqlite3_int64 size) {
  WrappedFile& self = wrapped(file);
  if (!self.owner->is_powered()) return SQLITE_IOERR_TRUNCATE;
  const int code = real(file)->pMethods->xTruncate(real(file), size);
  if (code == SQLITE_OK) {
    self.owner->remember_unsynced(*self.path, static_cast<std::uint64_t>(size), {});
  }
  return code;
}
int sync(sqlite3_file* file, int flags) {
  WrappedFile& self = wrapped(file);
  if (!self.owner->is_powered()) return SQLITE_IOERR_FSYNC;
  if (const int code = self.owner->verdict(FailingVfs::Operation::sync, *self.path)) return code;
  const int code = self.real->pMethods->xSync(self.real, flags);
  if (code == SQLITE_OK) self.owner->remember_synced(*self.path, contents(self.real));
  return code;
}
int file_size(sqlite3_file* file, sqlite3_int64* size) {
  return real(file)->pMethods->xFileSize(real(file), size);
}
int lock(sqlite3_file* file, int level) {
  return real(file)->pMethods->xLock(real(file), level);
}
int unlock(sqlite3_file* file, int level) {
  return real(file)->pMethods->xUnlock(real(file), level);
}
int check_reserved(sqlite3_file* file, int* result) {
  return real(file)->pMethods->xCheckReservedLock(real(file), result);
}
int file_control(sqlite3_file* file, int operation, void* argument) {
  return real(file)->pMethods->xFileControl(real(file), operation, argument);
}
int sector_size(sqlite3_file* file) {
  return real(file)->pMethods->xSectorSize(real(file));
}
int characteristics(sqlite3_file* file) {
  return real(file)->pMethods->xDeviceCharacteristics(real(file));
}
int shm_map(sqlite3_file* file, int region, int size, int extend, void volatile** memory) {
  return real(file)->pMethods->xShmMap(real(file), region, size, extend, memory);
}
int shm_lock(sqlite3_file* file, int offset, int count, int flags) {
  return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}
void shm_barrier(sqlite3_file* file) {
  real(file)->pMethods->xShmBarrier(real(file));
}
int shm_unmap(sqlite3_file* file, int remove) {
  return real(file)->pMethods->xShmUnmap(real(file), remove);
}

const sqlite3_io_methods kMethods = {
    .iVersion = 2,
    .xClose = close,
    .xRead = read,
    .xWrite = write,
    .xTruncate = truncate,
    .xSync = sync,
    .xFileSize = file_size,
    .xLock = lock,
    .xUnlock = unlock,
    .xCheckReservedLock = check_reserved,
    .xFileControl = file_control,
    .xSectorSize = sector_size,
    .xDeviceCharacteristics = characteristics,
    .xShmMap = shm_map,
    .xShmLock = shm_lock,
    .xShmBarrier = shm_barrier,
    .xShmUnmap = shm_unmap,
    .xFetch = nullptr,
    .xUnfetch = nullptr,
};

int remove(sqlite3_vfs* vfs, const char* path, int sync_folder) {
  auto& owner = *static_cast<FailingVfs*>(vfs->pAppData);
  if (!owner.is_powered()) return SQLITE_IOERR_DELETE;
  sqlite3_vfs* const below = sqlite3_vfs_find(nullptr);
  owner.forget(path);
  return below->xDelete(below, path, sync_folder);
}

int open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* out_flags) {
  auto* const self = new (file) WrappedFile{};
  self->owner = static_cast<FailingVfs*>(vfs->pAppData);
  self->real = reinterpret_cast<sqlite3_file*>(self + 1);
  sqlite3_vfs* const below = sqlite3_vfs_find(nullptr);
  const int code = below->xOpen(below, path, self->real, flags, out_flags);
  if (code != SQLITE_OK) return code;  // without methods: SQLite will not close it
  self->path = new std::string(path != nullptr ? path : "");
  self->base.pMethods = &kMethods;
  self->owner->remember_opened(*self->path, contents(self->real));
  return SQLITE_OK;
}

}  // namespace

struct FailingVfs::Registration {
  sqlite3_vfs vfs{};
};

FailingVfs::FailingVfs() : registration_(std::make_unique<Registration>()) {
  static std::atomic<int> number = 0;
  name_ = "failing-" + std::to_string(++number);
  sqlite3_vfs* const below = sqlite3_vfs_find(nullptr);
  sqlite3_vfs& vfs = registration_->vfs;
  vfs = *below;
  vfs.szOsFile = static_cast<int>(sizeof(WrappedFile)) + below->szOsFile;
  vfs.pNext = nullptr;
  vfs.zName = name_.c_str();
  vfs.pAppData = this;
  vfs.xOpen = open;
  vfs.xDelete = remove;
  sqlite3_vfs_register(&vfs, 0);
}

FailingVfs::~FailingVfs() {
  sqlite3_vfs_unregister(&registration_->vfs);
}

void FailingVfs::fail(Operation operation, const std::string& suffix, int code, int successes) {
  const std::scoped_lock lock(mutex_);
  faults_[operation] = {suffix, code, successes};
}

void FailingVfs::heal() {
  const std::scoped_lock lock(mutex_);
  faults_.clear();
}

void FailingVfs::power_fails() {
  const std::scoped_lock lock(mutex_);
  powered_ = false;
}

void FailingVfs::power_returns(Loss loss, std::uint64_t chance) {
  const std::scoped_lock lock(mutex_);
  std::mt19937_64 random(chance);
  if (loss == Loss::some_not_synced) {
    for (const auto& [path, writes] : unsynced_) {
      std::string& file = synced_[path];
      for (const Write& write : writes) {
        if (random() % 2 == 0) write.make(file);
      }
    }
  }
  if (loss != Loss::nothing) {
    for (const auto& [path, bytes] : synced_) {
      std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
    }
  }
  if (loss != Loss::nothing) unsynced_.clear();
  powered_ = true;
}

void FailingVfs::Write::make(std::string& file) const {
  if (bytes.empty()) return file.resize(at, '\0');
  if (file.size() < at + bytes.size()) file.resize(at + bytes.size(), '\0');
  file.replace(at, bytes.size(), bytes);
}

int FailingVfs::syncs() const {
  const std::scoped_lock lock(mutex_);
  return syncs_;
}

int FailingVfs::verdict(Operation operation, const std::string& path) {
  const std::scoped_lock lock(mutex_);
  const auto found = faults_.find(operation);
  if (found == faults_.end() || !path.ends_with(found->second.suffix)) return SQLITE_OK;
  if (found->second.successes > 0) {
    --found->second.successes;
    return SQLITE_OK;
  }
  return found->second.code;
}

bool FailingVfs::is_powered() const {
  const std::scoped_lock lock(mutex_);
  return powered_;
}

void FailingVfs::forget(const std::string& path) {
  const std::scoped_lock lock(mutex_);
  synced_.erase(path);
  unsynced_.erase(path);
}

void FailingVfs::remember_unsynced(const std::string& path, std::uint64_t at, std::string bytes) {
  const std::scoped_lock lock(mutex_);
  unsynced_[path].push_back({at, std::move(bytes)});
}

void FailingVfs::remember_opened(const std::string& path, std::string bytes) {
  const std::scoped_lock lock(mutex_);
  synced_.try_emplace(path, std::move(bytes));
}

void FailingVfs::remember_synced(const std::string& path, std::string bytes) {
  const std::scoped_lock lock(mutex_);
  synced_[path] = std::move(bytes);
  unsynced_.erase(path);
  ++syncs_;
}

}  // namespace cg::test
