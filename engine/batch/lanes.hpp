// SPDX-License-Identifier: MIT
// What the loops over blocks are compiled for: every x86-64, and once more for those with AVX2, chosen at start.
#pragma once

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define CHUAN_LANES [[gnu::flatten, gnu::target_clones("avx2", "default")]]
#else
#define CHUAN_LANES
#endif
