// write(2) until everything is out.
#include "output_buffer.hpp"

#include <unistd.h>

#include <cerrno>

namespace dek::cli {

OutputBuffer::OutputBuffer(int descriptor) : descriptor_(descriptor) {
  setp(bytes_.data(), bytes_.data() + bytes_.size());
}

int OutputBuffer::sync() {
  const char* at = pbase();
  while (error_ == 0 && at < pptr()) {
    const ssize_t put = ::write(descriptor_, at, static_cast<std::size_t>(pptr() - at));
    if (put >= 0)
      at += put;
    else if (errno != EINTR)
      error_ = errno;
  }
  setp(bytes_.data(), bytes_.data() + bytes_.size());
  return error_ == 0 ? 0 : -1;
}

OutputBuffer::int_type OutputBuffer::overflow(int_type character) {
  if (sync() != 0) return traits_type::eof();
  if (!traits_type::eq_int_type(character, traits_type::eof())) sputc(traits_type::to_char_type(character));
  return traits_type::not_eof(character);
}

}  // namespace dek::cli
