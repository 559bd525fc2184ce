// SPDX-License-Identifier: MIT
// A form filled with data: a page.
#pragma once

#include <nlohmann/json.hpp>

#include "office/form/page.hpp"
#include "office/form/template.hpp"

namespace chuan::office {

/// What stands on the letter head and under the text.
struct Frame {
  std::string agency, school, date;
  Signature signature;
};

/// `data` has the members of `form_fields()`. The page is marked as a draft while blanks remain.
Page fill_form(const FormTemplate& form, const nlohmann::json& data, const Frame& frame);

}  // namespace chuan::office
