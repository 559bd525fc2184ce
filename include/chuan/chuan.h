/* SPDX-License-Identifier: MIT */
/* The C interface: open a law, ask it, free what came back. Any thread may call any function at any time.
 *
 * Handles are numbers, never addresses; 0 is none. A handle that is not known, or is of another kind, is answered by
 * an error and never crashes. Strings are UTF-8. What a function returns as a pointer lives until its handle is freed.
 * What can be asked, with which parameters, and what comes back is said by `chuan_schema`. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define CHUAN_API __attribute__((visibility("default")))
#else
#define CHUAN_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef uint64_t chuan_handle;

/* A text or a file by its name. */
typedef struct chuan_file {
  const char* name;
  const void* bytes;
  size_t size;
} chuan_file;

/* What came of a question; the numbers are the exit codes of the command line. */
enum { CHUAN_DONE = 0, CHUAN_NOT_HELD = 1, CHUAN_FAULTY_INPUT = 2, CHUAN_REFUSED = 3 };

/* Opens the law in the texts: `.luat` files, with `ke-hoach/…` of the rules folder for plans and forms, or one file
 * that `chuan compile` wrote. Puts its handle in `law`, 0 where there is none. Returns an answer: the circulars. */
CHUAN_API chuan_handle chuan_open(const chuan_file* texts, size_t count, chuan_handle* law);

/* Asks. `parameters` is a JSON object, NULL for none; `inputs` are the files it is asked about. Returns an answer. */
CHUAN_API chuan_handle chuan_ask(chuan_handle law, const char* question, const char* parameters,
                                 const chuan_file* inputs, size_t count);

/* Many dossiers, one a line, in the memory of one piece: opens a population for the question "assess", answered by a
 * line of JSON a school, or "summary", answered when it is closed. Puts its handle in `population`, 0 where there is
 * none. Returns an answer. */
CHUAN_API chuan_handle chuan_open_population(chuan_handle law, const char* question, const char* parameters,
                                             chuan_handle* population);
/* Feeds bytes of lines, which may be cut anywhere. Returns an answer: what they complete. */
CHUAN_API chuan_handle chuan_feed(chuan_handle population, const void* bytes, size_t size);
/* Returns an answer: what is left. Nothing more can be fed; the handle is still to be freed. */
CHUAN_API chuan_handle chuan_close(chuan_handle population);

/* Returns an answer whose text is the JSON Schema of a question; of NULL the names of all questions. */
CHUAN_API chuan_handle chuan_schema(const char* question);

/* CHUAN_DONE …; CHUAN_REFUSED for what is no answer. */
CHUAN_API int chuan_status(chuan_handle answer);
/* The answer as JSON; {"error": …} where there is none. Never NULL. */
CHUAN_API const char* chuan_json(chuan_handle answer);
/* What else a person should be told. Never NULL. */
CHUAN_API const char* chuan_messages(chuan_handle answer);
/* The files that the question made. */
CHUAN_API size_t chuan_file_count(chuan_handle answer);
/* Fills `file`; 0 where there is no such file. */
CHUAN_API int chuan_file_at(chuan_handle answer, size_t index, chuan_file* file);

/* Frees a law, a population or an answer; what is no handle is left alone. What is under way keeps its law until it
 * ends. */
CHUAN_API void chuan_free(chuan_handle handle);

#ifdef __cplusplus
}
#endif
