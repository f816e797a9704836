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
  // destroyed), until power_returns(), which leaves in each file what was last synced.
  void power_fails();
  void power_returns();

  [[nodiscard]] int syncs() const;  // successful ones so far

  // ---- For the layer's own functions --------------------------------------------------------
  // SQLite's result code: 0, or the fault's.
  int verdict(Operation operation, const std::string& path);
  bool is_powered() const;
  void remember_synced(const std::string& path, std::string bytes);
  void forget(const std::string& path);  // deleted, which counts as synced

 private:
  struct Fault {
    std::string suffix;
    int code = 0;
    int successes = 0;
  };
  struct Registration;

  mutable std::mutex mutex_;
  std::map<Operation, Fault> faults_;
  std::map<std::string, std::string> synced_;  // what of each file would survive
  bool powered_ = true;
  int syncs_ = 0;
  std::string name_;
  std::unique_ptr<Registration> registration_;
};

}  // namespace cg::test
