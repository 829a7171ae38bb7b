// Reading and writing files through POSIX calls: one open, one fstat, one read; one temporary, one rename.
#include "base/files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

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

Error system_error() { return {std::strerror(errno), ""}; }

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

Result<std::string> read_stdin(std::uint64_t limit_bytes) { return read_all(STDIN_FILENO, 64 * 1024, limit_bytes); }

Result<Done> write_file(const std::string& path, std::string_view bytes) {
  const std::filesystem::path target(path);
  std::error_code code;
  if (target.has_parent_path()) std::filesystem::create_directories(target.parent_path(), code);
  if (code) return Error{fmt::format("cannot create `{}`: {}", target.parent_path().string(), code.message()), ""};
  std::string temporary = path + ".XXXXXX";
  const Descriptor file(::mkostemp(temporary.data(), O_CLOEXEC));
  if (file.get() < 0) return Error{fmt::format("cannot write `{}`: {}", path, std::strerror(errno)), ""};
  const auto fail = [&] {
    Error error{fmt::format("cannot write `{}`: {}", path, std::strerror(errno)), ""};
    ::unlink(temporary.c_str());
    return error;
  };
  while (!bytes.empty()) {
    const ssize_t put = ::write(file.get(), bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return fail();
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  struct stat old {};
  const mode_t mode = ::stat(path.c_str(), &old) == 0 ? old.st_mode & 0777U : 0644U;
  if (::fchmod(file.get(), mode) != 0 || ::rename(temporary.c_str(), path.c_str()) != 0) return fail();
  return Done{};
}

}  // namespace dek::base
