// A thread that sleeps until it is time to draw, or until a signal comes: signals wait for it, so that none ends the
// program behind a line half drawn.
#include "progress.hpp"

#include <pthread.h>

#include <algorithm>
#include <ctime>
#include <initializer_list>
#include <ostream>
#include <utility>

#include "terminal.hpp"

namespace dek::cli {
namespace {

constexpr timespec kSilence{.tv_sec = 0, .tv_nsec = 500'000'000};  // shorter runs show nothing
constexpr timespec kPause{.tv_sec = 0, .tv_nsec = 100'000'000};
constexpr int kWake = SIGUSR1;

constexpr std::string_view kErase = "\r\x1b[K";  // ECMA-48: erase in line

/// Does what the signal would have done to a program that does not wait for it.
void deliver(int signal) {
  sigset_t one;
  sigemptyset(&one);
  sigaddset(&one, signal);
  pthread_sigmask(SIG_UNBLOCK, &one, nullptr);
  ::raise(signal);
  pthread_sigmask(SIG_BLOCK, &one, nullptr);  // still here: somebody ignores it
}

}  // namespace

bool is_typed(const Io& io, const std::vector<std::string>& paths) {
  return io.in_is_terminal && std::ranges::find(paths, "-") != paths.end();
}

ProgressLine::ProgressLine(Io& io, std::function<std::string()> words) : io_(io), words_(std::move(words)) {
  if (!shows_progress(io)) return;
  sigemptyset(&awaited_);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, kWake}) sigaddset(&awaited_, signal);
  pthread_sigmask(SIG_BLOCK, &awaited_, &before_);  // threads that are started from now on inherit it
  watcher_ = std::thread([this] { watch(); });
}

void ProgressLine::end() {
  if (!watcher_.joinable()) return;
  is_over_ = true;
  pthread_kill(watcher_.native_handle(), kWake);
  watcher_.join();
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

void ProgressLine::watch() {
  for (const timespec* wait = &kSilence;; wait = &kPause) {
    const int signal = sigtimedwait(&awaited_, nullptr, wait);
    if (signal > 0 && signal != kWake) {
      erase();
      deliver(signal);
    }
    if (is_over_) break;
    draw();
  }
  erase();
}

void ProgressLine::draw() {
  std::string line(kErase);
  line += words_().substr(0, io_.err_width - 1);
  io_.err << line << std::flush;
  is_drawn_ = true;
}

void ProgressLine::erase() {
  if (is_drawn_) io_.err << kErase << std::flush;
  is_drawn_ = false;
}

}  // namespace dek::cli
