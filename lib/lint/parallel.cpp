// A handful of threads and a counter; nothing is started for little work.
#include "lint/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace dek::lint {
namespace {

constexpr std::size_t kBatch = 16;

class Crew {
 public:
  Crew(std::size_t count, const std::function<void(std::size_t)>& work) : count_(count), work_(&work) {}

  void run() noexcept {
    try {
      while (!failed_) {
        const std::size_t begin = next_.fetch_add(kBatch);
        if (begin >= count_) return;
        for (std::size_t i = begin; i < std::min(begin + kBatch, count_); ++i) (*work_)(i);
      }
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
      failed_ = true;
    }
  }

  void rethrow() const {
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  std::size_t count_;
  const std::function<void(std::size_t)>* work_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<bool> failed_ = false;
  std::mutex mutex_;
  std::exception_ptr failure_;
};

}  // namespace

void for_each_index(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work) {
  const std::size_t processors = threads == 0 ? std::max(1U, std::thread::hardware_concurrency()) : threads;
  const std::size_t helpers = std::min(processors, (count + kBatch - 1) / kBatch);
  Crew crew(count, work);
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < helpers; ++i) others.emplace_back([&crew] { crew.run(); });
  crew.run();
  for (std::thread& other : others) other.join();
  crew.rethrow();
}

}  // namespace dek::lint
