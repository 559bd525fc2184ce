// SPDX-License-Identifier: MIT
// libzip writing into a buffer.
#include "office/document/pack.hpp"

#include <stdexcept>

#include <zip.h>

namespace chuan::office {

std::string packed(const std::vector<std::pair<std::string, std::string>>& entries, const std::string& password) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_t* archive = target == nullptr ? nullptr : zip_open_from_source(target, ZIP_TRUNCATE, &error);
  if (archive == nullptr) throw std::runtime_error("không tạo được tệp nén");
  zip_source_keep(target);
  for (const auto& [name, text] : entries) {
    zip_source_t* source = zip_source_buffer(archive, text.data(), text.size(), 0);
    const zip_int64_t index = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) throw std::runtime_error("không ghi được tệp nén");
    const auto place = static_cast<zip_uint64_t>(index);
    zip_file_set_dostime(archive, place, 0, 0x21, 0);
    if (!password.empty()) zip_file_set_encryption(archive, place, ZIP_EM_AES_256, password.c_str());
  }
  if (zip_close(archive) != 0) throw std::runtime_error("không ghi được tệp nén");
  zip_source_open(target);
  zip_source_seek(target, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(target)), '\0');
  zip_source_seek(target, 0, SEEK_SET);
  zip_source_read(target, bytes.data(), bytes.size());
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
}

}  // namespace chuan::office
