#include "load/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>
#include <utility>

namespace cg::load {
namespace {

[[noreturn]] void run(const std::vector<std::string>& arguments, int input, int output, int log) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::dup2(input, STDIN_FILENO);
  ::dup2(output, STDOUT_FILENO);
  ::dup2(log, STDERR_FILENO);
  std::vector<char*> texts;
  // execv does not write to its arguments; its type just has no const.
  for (const std::string& one : arguments) texts.push_back(const_cast<char*>(one.c_str()));
  texts.push_back(nullptr);
  ::execv(texts.front(), texts.data());
  ::_exit(127);
}

std::string read_whole(const std::string& file) {
  std::ifstream in(file);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace

Process::Process(std::vector<std::string> arguments, const std::string& log) {
  std::array<int, 2> to_it{};
  std::array<int, 2> from_it{};
  const int log_file = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (log_file < 0 || ::pipe2(to_it.data(), O_CLOEXEC) != 0 ||
      ::pipe2(from_it.data(), O_CLOEXEC) != 0) {
    throw std::system_error(errno, std::generic_category(), "cannot start " + arguments.front());
  }
  pid_ = ::fork();
  if (pid_ < 0) throw std::system_error(errno, std::generic_category(), "fork");
  if (pid_ == 0) run(arguments, to_it[0], from_it[1], log_file);
  ::close(to_it[0]);
  ::close(from_it[1]);
  ::close(log_file);
  input_ = to_it[1];
  output_ = from_it[0];
}

Process::~Process() {
  kill();
  ::close(input_);
  ::close(output_);
}

std::optional<std::string> Process::read_line(Microseconds patience) {
  const Microseconds deadline = now_us() + patience;
  while (true) {
    if (const auto end = unread_.find('\n'); end != std::string::npos) {
      std::string line = unread_.substr(0, end);
      unread_.erase(0, end + 1);
      return line;
    }
    const Microseconds left = deadline - now_us();
    pollfd one{output_, POLLIN, 0};
    if (left <= 0 || ::poll(&one, 1, static_cast<int>(left / millisecond) + 1) <= 0) return {};
    std::array<char, 4096> bytes;
    const ssize_t count = ::read(output_, bytes.data(), bytes.size());
    if (count <= 0) return {};
    unread_.append(bytes.data(), static_cast<std::size_t>(count));
  }
}

void Process::write_line(const std::string& line) const {
  const std::string text = line + "\n";
  if (::write(input_, text.data(), text.size()) < 0) {
    throw std::system_error(errno, std::generic_category(), "write to a program");
  }
}

bool Process::is_running() const {
  return pid_ > 0 && ::kill(pid_, 0) == 0;
}

bool Process::wait(Microseconds patience) {
  const Microseconds deadline = now_us() + patience;
  while (now_us() < deadline) {
    int status = 0;
    if (::waitpid(pid_, &status, WNOHANG) == pid_) {
      pid_ = -1;
      return WIFEXITED(status) && WEXITSTATUS(status) == 0;
    }
    ::usleep(2'000);
  }
  return false;
}

bool Process::stop(Microseconds patience) {
  if (pid_ <= 0) return true;
  ::kill(pid_, SIGTERM);
  if (wait(patience)) return true;
  kill();
  return false;
}

void Process::kill() {
  if (pid_ <= 0) return;
  ::kill(pid_, SIGKILL);
  ::waitpid(std::exchange(pid_, -1), nullptr, 0);
}

Microseconds Process::cpu_us() const {
  // The scheduler's own count, in nanoseconds; /proc/PID/stat has it in ticks of 10 ms. Threads
  // that have ended are missing, but our servers keep theirs.
  Microseconds nanoseconds = 0;
  const std::string tasks = "/proc/" + std::to_string(pid_) + "/task";
  for (const auto& thread : std::filesystem::directory_iterator(tasks)) {
    std::istringstream fields(read_whole(thread.path() / "schedstat"));
    Microseconds one = 0;
    fields >> one;
    nanoseconds += one;
  }
  return nanoseconds / 1000;
}

std::size_t Process::resident_bytes() const {
  std::istringstream lines(read_whole("/proc/" + std::to_string(pid_) + "/smaps_rollup"));
  std::string line;
  while (std::getline(lines, line)) {
    if (!line.starts_with("Rss:")) continue;
    std::istringstream fields(line.substr(4));
    std::size_t kilobytes = 0;
    fields >> kilobytes;
    return kilobytes * 1024;
  }
  return 0;
}

}  // namespace cg::load
