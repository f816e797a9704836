#include "simulation/disk.hpp"

#include <sqlite3.h>

#include "store/memory_log.hpp"
#include "store/sqlite_log.hpp"
#include "support/failing_vfs.hpp"
#include "support/scratch_folder.hpp"

namespace cg::simulation {
namespace {

class MemoryDisk final : public Disk {
 public:
  store::EventLog& log() override { return log_; }

  std::string_view break_somehow(Dice& dice) override {
    using Fault = store::MemoryLog::Fault;
    switch (dice.below(6)) {
      case 0:
        log_.fail_next(Fault::refused);
        return "refuses once";
      case 1:
        for (unsigned i = 2 + dice.below(20); i > 0; --i) log_.fail_next(Fault::refused);
        return "is full";
      case 2:
        log_.fail_next(Fault::unknown_lost);
        return "loses a commit";
      case 3:
        log_.fail_next(Fault::unknown_landed);
        return "fails after a commit";
      case 4:
        log_.fail_recoveries(1 + static_cast<int>(dice.below(3)));
        log_.fail_next(dice.below(2) == 0 ? Fault::unknown_lost : Fault::unknown_landed);
        return "fails in a commit and cannot be opened anew at once";
      default:
        log_.fail_next(Fault::unknown_landed);
        log_.fail_next(Fault::unknown_lost);
        return "fails twice in a row";
    }
  }
  void heal() override { log_.fail_recoveries(0); }
  void die(bool /*machine_stays*/, Dice& /*dice*/) override { log_.power_loss(); }
  void start() override {}

 private:
  store::MemoryLog log_;
};

class FileDisk final : public Disk {
 public:
  FileDisk() { start(); }
  ~FileDisk() override { log_.reset(); }

  store::EventLog& log() override { return *log_; }

  std::string_view break_somehow(Dice& dice) override {
    using Operation = test::FailingVfs::Operation;
    const int successes = static_cast<int>(dice.below(8));
    switch (dice.below(5)) {
      case 0:
        vfs_.fail(Operation::write, "-wal", SQLITE_FULL, successes);
        return "is full";
      case 1:
        vfs_.fail(Operation::write, "-wal", SQLITE_IOERR_WRITE, successes);
        return "cannot write the log";
      case 2:
        vfs_.fail(Operation::sync, "-wal", SQLITE_IOERR_FSYNC, successes);
        return "cannot sync the log";
      case 3:
        vfs_.fail(Operation::write, ".db", SQLITE_FULL, successes);
        return "cannot write the database";
      default:
        vfs_.fail(Operation::sync, ".db", SQLITE_IOERR_FSYNC, successes);
        return "cannot sync the database";
    }
  }
  void heal() override { vfs_.heal(); }

  void die(bool machine_stays, Dice& dice) override {
    using Loss = test::FailingVfs::Loss;
    vfs_.power_fails();
    log_.reset();
    vfs_.heal();
    const Loss loss = machine_stays        ? Loss::nothing
                      : dice.below(2) == 0 ? Loss::not_synced
                                           : Loss::some_not_synced;
    vfs_.power_returns(loss, dice.bits());
  }
  // The clock of the log's housekeeping is the real one; with these it decides nothing.
  void start() override {
    log_ = std::make_unique<store::SqliteLog>(
        store::SqliteOptions{.folder = folder_.path() / "data",
                             .vfs = vfs_.name(),
                             .checkpoint_pages = 20,
                             .wal_pages_max = 60,
                             .erasure_delay_max = std::chrono::hours(1),
                             .housekeeping_retry = std::chrono::milliseconds(0)});
  }

 private:
  test::ScratchFolder folder_;
  test::FailingVfs vfs_;
  std::unique_ptr<store::SqliteLog> log_;
};

}  // namespace

std::unique_ptr<Disk> memory_disk() {
  return std::make_unique<MemoryDisk>();
}
std::unique_ptr<Disk> file_disk() {
  return std::make_unique<FileDisk>();
}

}  // namespace cg::simulation
