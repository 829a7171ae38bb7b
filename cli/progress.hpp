// One line on the terminal that tells how far a long run is.
#pragma once

#include <atomic>
#include <csignal>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "io.hpp"

namespace dek::cli {

/// Somebody is typing what is read, where a line of ours would stand in the way.
[[nodiscard]] bool is_typed(const Io& io, const std::vector<std::string>& paths);

/// Shown only where standard error is a terminal that can erase it, and only by runs that take a while. It is gone
/// before the end of `end`, of the scope, and of a program that a signal ends.
class ProgressLine {
 public:
  /// `words` is asked again and again, by another thread.
  ProgressLine(Io& io, std::function<std::string()> words);
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  ~ProgressLine() { end(); }

  void end();

 private:
  void watch();
  void draw();
  void erase();

  Io& io_;
  std::function<std::string()> words_;
  bool is_drawn_ = false;
  std::atomic<bool> is_over_ = false;
  sigset_t awaited_{}, before_{};
  std::thread watcher_;
};

}  // namespace dek::cli
