// SPDX-License-Identifier: MIT
// Law that `chuan compile` wrote, and the rule files it stands for.
#pragma once

#include <filesystem>
#include <vector>

#include "load/load.hpp"

namespace chuan {

/// The rule files of `places` as they are now, named from `folder`; the folders they came from as "…/".
std::vector<CompiledSource> sources_of(const std::vector<std::filesystem::path>& places,
                                       const std::filesystem::path& folder, Files& files);

bool is_compiled(const std::filesystem::path& path);
/// The law in a file that `chuan compile` wrote. Throws Failure where it is damaged, or older than its rule files.
Rules load_compiled(const std::filesystem::path& path, Session& session);

}  // namespace chuan
