// A file system layer for SQLite that fails on demand and can lose what was not synced.
//
// While it lives it is registered under name(); what is opened through it goes to the usual layer.
// Threads: faults may be set and lifted from any thread. Destroy it after all databases on it.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace cg::test {

class FailingVfs {
 public:
  enum class Operation : std::uint8_t { write, sync, read };

  FailingVfs();
  ~FailingVfs();
  FailingVfs(const FailingVfs&) = delete;
  FailingVfs& operator=(const FailingVfs&) = delete;

  [[nodiscard]] const std::string& name() const { return name_; }

  // From now on the operation fails with SQLite's `code` on files whose name ends with `suffix`,
  // after `successes` more that succeed, until heal().
  void fail(Operation operation, const std::string& suffix, int code, int successes = 0);
  void heal();

  // The power fails: nothing written from now on arrives anywhere (so that objects can be
  // destroyed), until power_returns(), which leaves in each file what was last synced; or, of the
  // writes since then, those that `chance` chooses; or all of them, if the process alone ended.
  enum class Loss : std::uint8_t { not_synced, some_not_synced, nothing };
  void power_fails();
  void power_returns(Loss loss = Loss::not_synced, std::uint64_t chance = 0);

  [[nodiscard]] int syncs() const;  // successful ones so far

  // ---- For the layer's own functions --------------------------------------------------------
  // SQLite's result code: 0, or the fault's.
  int verdict(Operation operation, const std::string& path);
  bool is_powered() const;
  void remember_opened(const std::string& path, std::string bytes);  // found: it counts as synced
  void remember_synced(const std::string& path, std::string bytes);
  void forget(const std::string& path);  // deleted, which counts as synced
  // Written, or cut to that length if there are no bytes.
  void remember_unsynced(const std::string& path, std::uint64_t at, std::string bytes);

 private:
  struct Fault {
    std::string suffix;
    int code = 0;
    int successes = 0;
  };
  struct Write {
    std::uint64_t at = 0;
    std::string bytes;
    void make(std::string& file) const;
  };
  struct Registration;

  mutable std::mutex mutex_;
  std::map<Operation, Fault> faults_;
  std::map<std::string, std::string> synced_;           // what of each file would survive
  std::map<std::string, std::vector<Write>> unsynced_;  // and what might
  bool powered_ = true;
  int syncs_ = 0;
  std::string name_;
  std::unique_ptr<Registration> registration_;
};

}  // namespace cg::test
