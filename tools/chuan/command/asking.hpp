// SPDX-License-Identifier: MIT
// Questions asked for a command: what there is to tell goes to stderr, what went wrong becomes the command's end.
#pragma once

#include "answer/asked.hpp"
#include "load/refusal_words.hpp"
#include "load/session.hpp"

namespace chuan {

/// The law that a command asks about.
inline answer::OpenLaw open_law(Rules rules) { return {std::move(rules), {}}; }
/// The same with the texts about plans and forms that lie in the rules folder.
answer::OpenLaw open_law(Rules rules, Session& session);

/// A document to be read. Throws Faulty.
answer::Bytes document_at(const std::string& path, Session& session);

/// Today, which no answer knows by itself.
Date today();

/// What `work(asked)` finds. Throws Failure or Faulty. What there is to tell of a good answer goes to `later` where
/// that is given: to be told behind the answer.
template <class Work>
auto asking(const answer::OpenLaw& law, const Common& common, Work work, std::string* later = nullptr) {
  answer::Asked asked(law, common.language);
  try {
    auto found = work(asked);
    if (later != nullptr)
      *later += asked.messages();
    else
      say(asked.messages());
    return found;
  } catch (const answer::Refusal& refusal) {
    say(asked.messages());
    throw Failure(words_of(refusal));
  } catch (const answer::FaultyInput&) {
    throw Faulty(asked.messages());
  }
}

}  // namespace chuan
