// SPDX-License-Identifier: MIT
// `new` and `delete` of the unit tests, with a counter.
#include "unit/counted_memory.hpp"

#include <atomic>
#include <cstdlib>
#include <new>

namespace {

std::atomic<std::size_t> allocated = 0;

void* counted(std::size_t size, std::size_t alignment) {
  allocated.fetch_add(size, std::memory_order_relaxed);
  const std::size_t whole = (size / alignment + 1) * alignment;  // never nothing
  void* memory = alignment > alignof(std::max_align_t) ? std::aligned_alloc(alignment, whole) : std::malloc(whole);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

}  // namespace

std::size_t chuan::test::allocated_bytes() { return allocated.load(std::memory_order_relaxed); }

void* operator new(std::size_t size) { return counted(size, 1); }
void* operator new(std::size_t size, std::align_val_t alignment) {
  return counted(size, static_cast<std::size_t>(alignment));
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }
