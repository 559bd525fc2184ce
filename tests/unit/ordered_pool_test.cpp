// SPDX-License-Identifier: MIT
// Results come in the order of their pieces, whatever the threads do, and no thread runs far ahead.
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <stdexcept>

#include "population/ordered_pool.hpp"

namespace chuan {
namespace {

struct Counts {
  int pieces = 0;               ///< how many there are
  int taken = 0;                ///< guarded by the pool: one worker takes at a time
  std::atomic<int> asking = 0;  ///< workers in `take`
  std::atomic<int> handed_out = 0;
  std::atomic<int> furthest = 0;
  int faulty = -1;  ///< the piece whose work throws
};

struct Counting : OrderedPool::Worker {
  explicit Counting(Counts& of) : counts(of) {}

  bool take() override {
    EXPECT_EQ(++counts.asking, 1) << "two workers take at once";
    const bool is_one = counts.taken < counts.pieces;
    if (is_one) piece = counts.taken++;
    counts.furthest = std::max(counts.furthest.load(), counts.taken - counts.handed_out.load());
    --counts.asking;
    return is_one;
  }
  OrderedPool::Result work() override {
    if (piece == counts.faulty) throw std::runtime_error("piece " + std::to_string(piece));
    std::this_thread::sleep_for(std::chrono::microseconds(piece % 7 * 50));  // the later one is often the first done
    return std::make_shared<int>(piece);
  }

  Counts& counts;
  int piece = -1;
};

auto make(Counts& counts) {
  return [&counts] { return std::make_unique<Counting>(counts); };
}

TEST(OrderedPool, results_come_in_order_and_no_thread_runs_far_ahead) {
  constexpr int threads = 4, most_ahead = 6;
  Counts counts{.pieces = 500};
  OrderedPool pool(threads, most_ahead, make(counts));
  int expected = 0;
  while (const auto result = pool.next()) {
    ASSERT_EQ(*static_cast<const int*>(result.get()), expected++);
    counts.handed_out = expected;
  }
  EXPECT_EQ(expected, 500);
  // A thread that waits has one more piece than may be ahead, and the one handed out is still in use.
  EXPECT_LE(counts.furthest, most_ahead + threads + 1);
  EXPECT_EQ(pool.next(), nullptr);
}

TEST(OrderedPool, there_may_be_nothing_to_do) {
  Counts counts;
  EXPECT_EQ(OrderedPool(3, 5, make(counts)).next(), nullptr);
}

TEST(OrderedPool, what_a_worker_throws_comes_in_its_place) {
  Counts counts{.pieces = 50, .faulty = 20};
  OrderedPool pool(3, 5, make(counts));
  for (int i = 0; i < 20; ++i) ASSERT_NE(pool.next(), nullptr);
  EXPECT_THROW(pool.next(), std::runtime_error);
  const auto after = pool.next();
  ASSERT_NE(after, nullptr);
  EXPECT_EQ(*static_cast<const int*>(after.get()), 21);
}

TEST(OrderedPool, ends_before_the_last_piece_when_no_one_asks_for_it) {
  Counts counts{.pieces = 1'000'000};
  {
    OrderedPool pool(3, 5, make(counts));
    ASSERT_NE(pool.next(), nullptr);
  }
  EXPECT_LT(counts.taken, 100);
}

TEST(OrderedPool, a_worker_that_cannot_be_made_is_told) {
  OrderedPool pool(2, 4, []() -> std::unique_ptr<OrderedPool::Worker> { throw std::runtime_error("no worker"); });
  EXPECT_THROW(pool.next(), std::runtime_error);
}

}  // namespace
}  // namespace chuan
