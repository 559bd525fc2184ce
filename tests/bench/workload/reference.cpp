// SPDX-License-Identifier: MIT
// The practical limit: what somebody would write by hand for this one workload. simdjson On Demand, a byte a value, one
// loop, one thread: reference INPUT OUTPUT
#include <simdjson.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <memory>
#include <unordered_map>

#include "model.hpp"

namespace {

using simdjson::ondemand::json_type;

constexpr std::size_t block_bytes = std::size_t{1} << 20;

/// Places of an indicator's values in a school's row.
struct Slots {
  std::size_t first, second, rate;
  bool has_rate;
  std::uint8_t least[2];  ///< elsewhere, in a difficult region
};

struct Block {
  std::vector<std::string> ids;
  std::vector<std::uint8_t> difficult, values, levels;
};

class Reference {
 public:
  Reference() {
    for (const workload::Indicator& each : workload::indicators()) {
      const std::size_t first = add(each.first), second = add(each.second);
      const bool has_rate = !each.rate.empty();
      slots_.push_back({first,
                        second,
                        has_rate ? add(each.rate) : 0,
                        has_rate,
                        {static_cast<std::uint8_t>(each.least), static_cast<std::uint8_t>(each.least_if_difficult)}});
    }
    for (std::size_t i = 0; i < keys_.size(); ++i) places_.emplace(keys_[i], i);
  }

  void read(const char* text, std::size_t size, Block& block) {
    simdjson::ondemand::document_stream documents = parser_.iterate_many(text, size, std::max<std::size_t>(size, 4096));
    for (auto document : documents) {
      const std::size_t start = block.values.size();
      block.values.resize(start + keys_.size());
      std::uint8_t* row = block.values.data() + start;
      block.ids.emplace_back();
      block.difficult.push_back(0);
      std::size_t expected = 0;  // keys mostly come in the order of the table
      for (auto field : document.get_object()) {
        const std::string_view key = field.unescaped_key();
        auto value = field.value();
        std::size_t slot = keys_.size();
        if (expected < keys_.size() && key == keys_[expected])
          slot = expected;
        else if (const auto found = places_.find(key); found != places_.end())
          slot = found->second;
        if (slot < keys_.size()) {
          expected = slot + 1;
          row[slot] = value.type() == json_type::boolean ? static_cast<std::uint8_t>(bool(value.get_bool()))
                                                         : static_cast<std::uint8_t>(std::int64_t(value.get_int64()));
        } else if (key == "id") {
          block.ids.back() = std::string_view(value.get_string());
        } else if (key == "region") {
          block.difficult.back() = std::string_view(value.get_string()) == "difficult";
        }
      }
    }
  }

  void evaluate(Block& block) const {
    const std::size_t criteria = slots_.size() / 9;
    block.levels.resize(block.ids.size() * criteria);
    for (std::size_t school = 0; school < block.ids.size(); ++school) {
      const std::uint8_t* row = block.values.data() + school * keys_.size();
      const std::uint8_t region = block.difficult[school];
      for (std::size_t criterion = 0; criterion < criteria; ++criterion) {
        const Slots* slots = slots_.data() + criterion * 9;
        std::uint8_t level = 0;
        while (level < workload::levels && holds(row, slots + level * 3, region)) ++level;
        block.levels[school * criteria + criterion] = level;
      }
    }
  }

  std::string written(const Block& block) const {
    const std::size_t criteria = slots_.size() / 9;
    std::string text;
    for (std::size_t school = 0; school < block.ids.size(); ++school) {
      text += block.ids[school];
      std::uint8_t least = workload::levels;
      for (std::size_t i = 0; i < criteria; ++i) {
        const std::uint8_t level = block.levels[school * criteria + i];
        least = std::min(least, level);
        text += ' ';
        text += static_cast<char>('0' + level);
      }
      text += ' ';
      text += static_cast<char>('0' + least);
      text += '\n';
    }
    return text;
  }

 private:
  std::size_t add(const std::string& key) {
    keys_.push_back(key);
    return keys_.size() - 1;
  }

  static bool holds(const std::uint8_t* row, const Slots* three, std::uint8_t region) {
    for (const Slots* each = three; each < three + 3; ++each)
      if (row[each->first] == 0 || row[each->second] == 0 || (each->has_rate && row[each->rate] < each->least[region]))
        return false;
    return true;
  }

  std::vector<std::string> keys_;
  std::unordered_map<std::string_view, std::size_t> places_;
  std::vector<Slots> slots_;
  simdjson::ondemand::parser parser_;
};

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) {
    std::fputs("reference INPUT OUTPUT\n", stderr);
    return 3;
  }
  std::FILE* const input = std::fopen(arguments[1], "rb");
  std::FILE* const output = std::fopen(arguments[2], "wb");
  if (input == nullptr || output == nullptr) return 1;
  std::setvbuf(input, nullptr, _IONBF, 0);
  Reference reference;
  Block block;
  const auto text = std::make_unique<char[]>(block_bytes + simdjson::SIMDJSON_PADDING);
  std::chrono::duration<double> evaluating{};
  std::size_t have = 0;
  for (bool is_ended = false; !is_ended;) {
    const std::size_t got = std::fread(text.get() + have, 1, block_bytes - have, input);
    is_ended = got == 0;
    have += got;
    std::size_t whole = have;
    while (!is_ended && whole > 0 && text[whole - 1] != '\n') --whole;
    if (whole == 0) continue;
    block.ids.clear();
    block.difficult.clear();
    block.values.clear();
    reference.read(text.get(), whole, block);
    const auto started = std::chrono::steady_clock::now();
    reference.evaluate(block);
    evaluating += std::chrono::steady_clock::now() - started;
    const std::string lines = reference.written(block);
    if (std::fwrite(lines.data(), 1, lines.size(), output) != lines.size()) return 1;
    std::memmove(text.get(), text.get() + whole, have - whole);
    have -= whole;
  }
  std::fprintf(stderr, "EVAL %.6f\n", evaluating.count());
  return std::fclose(output) == 0 ? 0 : 1;
}
