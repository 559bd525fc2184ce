// SPDX-License-Identifier: MIT
// What a `Law` holds: its parsed files, or what was compiled of them.
#pragma once

#include <memory>
#include <vector>

#include "chuan/law.hpp"
#include "syntax/ast.hpp"

namespace chuan {

class CompiledLaw;

struct Law::Data {
  std::shared_ptr<const CompiledLaw> compiled;  ///< then there are no documents

  std::vector<ast::Document> documents;
  std::vector<std::uint32_t> files;  ///< parallel to `documents`
  std::vector<bool> clean;           ///< parallel: parsed without errors
  bool is_partial = false;           ///< a file, or the circular of one, could not be told
};

}  // namespace chuan
