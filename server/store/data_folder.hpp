// The data folder: made if it is not there (mode 0700), and held by one process at a time.
//
// The lock ends with the object or the process, however that ends. Throws std::runtime_error with
// one line for the operator if the folder cannot be made or another server holds it.
#pragma once

#include <filesystem>

namespace cg::store {

class DataFolder {
 public:
  explicit DataFolder(const std::filesystem::path& folder);
  ~DataFolder();
  DataFolder(const DataFolder&) = delete;
  DataFolder& operator=(const DataFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
  int lock_descriptor_ = -1;
};

// Makes the names in a folder (a file created or renamed) survive a loss of power.
void sync_folder(const std::filesystem::path& folder);

}  // namespace cg::store
