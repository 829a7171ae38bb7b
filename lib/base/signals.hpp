// Ctrl-C while files are being written waits until they are whole.
#pragma once

#include <csignal>

namespace dek::base {

/// Holds SIGINT, SIGTERM and SIGHUP back from this thread while it lives; what came meanwhile ends the program after
/// it.
class HeldSignals {
 public:
  HeldSignals();
  HeldSignals(const HeldSignals&) = delete;
  HeldSignals& operator=(const HeldSignals&) = delete;
  ~HeldSignals();

 private:
  sigset_t before_;
};

}  // namespace dek::base
