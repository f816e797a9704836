#include "store/data_folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <string>

namespace cg::store {

namespace {

[[noreturn]] void fail(const std::filesystem::path& path, const std::string& why) {
  throw std::runtime_error(path.string() + ": " + why);
}

void make_private_folder(const std::filesystem::path& folder) {
  if (folder.empty() || std::filesystem::is_directory(folder)) return;
  if (folder.has_parent_path()) make_private_folder(folder.parent_path());
  if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) {
    fail(folder, std::string("cannot make the data folder: ") + std::strerror(errno));
  }
}

}  // namespace

DataFolder::DataFolder(const std::filesystem::path& folder) : path_(folder) {
  if (std::filesystem::exists(path_) && !std::filesystem::is_directory(path_)) {
    fail(path_, "the data folder is not a folder");
  }
  make_private_folder(path_);
  const std::filesystem::path lock = path_ / "commonground.lock";
  lock_descriptor_ = ::open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock_descriptor_ < 0) fail(lock, std::strerror(errno));
  if (::flock(lock_descriptor_, LOCK_EX | LOCK_NB) != 0) {
    const int cause = errno;
    ::close(lock_descriptor_);
    fail(path_, cause == EWOULDBLOCK ? "another server is using this data folder"
                                     : std::string("cannot lock: ") + std::strerror(cause));
  }
}

DataFolder::~DataFolder() {
  ::close(lock_descriptor_);
}

void sync_folder(const std::filesystem::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) fail(folder, std::strerror(errno));
  const int result = ::fsync(descriptor);
  const int cause = errno;
  ::close(descriptor);
  if (result != 0) fail(folder, std::strerror(cause));
}

}  // namespace cg::store
