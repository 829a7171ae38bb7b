// Reading and writing files through POSIX calls: one open, one fstat, one read; one temporary, one rename.
#include "base/files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "base/signals.hpp"

namespace dek::base {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_;
};

Error system_error() {
  return {std::strerror(errno), ""};
}

const char* kind_of(mode_t mode) {
  if (S_ISDIR(mode)) return "it is a directory";
  if (S_ISFIFO(mode)) return "it is a FIFO, not a file";
  if (S_ISSOCK(mode)) return "it is a socket, not a file";
  return "it is a device, not a file";
}

Error too_large(std::uint64_t size, std::uint64_t limit) {
  return {fmt::format("it is {} MiB; files above {} MiB are not read", size >> 20, limit >> 20), ""};
}

Result<std::string> read_all(int fd, std::size_t expected, std::uint64_t limit) {
  std::string bytes;
  bytes.resize(expected + 1);  // one more than expected, so that the end is seen without growing
  std::size_t used = 0;
  for (;;) {
    if (used == bytes.size()) bytes.resize(bytes.size() * 2);
    const ssize_t got = ::read(fd, bytes.data() + used, bytes.size() - used);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return system_error();
    if (got == 0) break;
    used += static_cast<std::size_t>(got);
    if (used > limit) return too_large(used, limit);
  }
  bytes.resize(used);
  return bytes;
}

}  // namespace

std::string joined(std::string_view directory, std::string_view name) {
  if (directory.empty()) return std::string(name);
  std::string out(directory);
  if (out.back() != '/') out += '/';
  return out.append(name);
}

bool exists(const std::string& path) {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0;
}

Result<std::string> read_file(const std::string& path, std::uint64_t limit_bytes) {
  // O_NONBLOCK: opening a FIFO without a writer must not hang.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.get() < 0) return system_error();
  struct stat info {};
  if (::fstat(file.get(), &info) != 0) return system_error();
  if (!S_ISREG(info.st_mode)) return Error{kind_of(info.st_mode), ""};
  const auto size = static_cast<std::uint64_t>(info.st_size);
  if (size > limit_bytes) return too_large(size, limit_bytes);
  return read_all(file.get(), static_cast<std::size_t>(size), limit_bytes);
}

Result<std::string> read_stdin(std::uint64_t limit_bytes) {
  return read_all(STDIN_FILENO, 64 * 1024, limit_bytes);
}

namespace {

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(fd, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

Error cannot_write(const std::string& path) {
  return {fmt::format("cannot write `{}`: {}", path, std::strerror(errno)), ""};
}

// A device or a FIFO: there is nothing to rename over.
Result<Done> write_into(const std::string& path, std::string_view bytes) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (file.get() < 0 || !write_all(file.get(), bytes)) return cannot_write(path);
  return Done{};
}

// Where the new bytes are to stand: behind a link, if `path` is one.
std::string target_of(const std::string& path) {
  std::error_code code;
  const std::filesystem::path target = std::filesystem::canonical(path, code);
  return code ? path : target.string();
}

}  // namespace

Result<Done> write_file(const std::string& path, std::string_view bytes) {
  struct stat old {};
  const bool is_there = ::stat(path.c_str(), &old) == 0;
  if (is_there && !S_ISREG(old.st_mode) && !S_ISDIR(old.st_mode)) return write_into(path, bytes);
  const std::string target = is_there ? target_of(path) : path;
  const std::filesystem::path folder = std::filesystem::path(target).parent_path();
  std::error_code code;
  if (!folder.empty()) std::filesystem::create_directories(folder, code);
  if (code) return Error{fmt::format("cannot create `{}`: {}", folder.string(), code.message()), ""};
  const HeldSignals held;
  std::string temporary = target + ".XXXXXX";
  const Descriptor file(::mkostemp(temporary.data(), O_CLOEXEC));
  if (file.get() < 0) return cannot_write(path);
  const mode_t mode = is_there ? old.st_mode & 0777U : 0644U;
  if (write_all(file.get(), bytes) && ::fchmod(file.get(), mode) == 0 &&
      ::rename(temporary.c_str(), target.c_str()) == 0)
    return Done{};
  Error error = cannot_write(path);
  ::unlink(temporary.c_str());
  return error;
}

}  // namespace dek::base
