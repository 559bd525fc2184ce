/* SPDX-License-Identifier: MIT */
/* Asks one question from C: example QUESTION PARAMETERS RULES.luat… -- INPUT… */
#include <chuan/chuan.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static chuan_file file_of(const char* name) {
  chuan_file file = {name, NULL, 0};
  FILE* in = fopen(name, "rb");
  if (in == NULL) return file;
  fseek(in, 0, SEEK_END);
  const size_t size = (size_t)ftell(in);
  rewind(in);
  char* bytes = malloc(size + 1);
  file.size = fread(bytes, 1, size, in);
  file.bytes = bytes;
  fclose(in);
  return file;
}

int main(int count, char** arguments) {
  if (count < 3) return CHUAN_REFUSED;
  chuan_file* files = malloc(sizeof(chuan_file) * (size_t)count);
  size_t texts = 0, inputs = 0;
  for (int i = 3, is_input = 0; i < count; ++i)
    if (strcmp(arguments[i], "--") == 0)
      is_input = 1;
    else if (files[texts + inputs] = file_of(arguments[i]), is_input)
      ++inputs;
    else
      ++texts;
  chuan_handle law = 0;
  chuan_free(chuan_open(files, texts, &law));
  const chuan_handle answer = chuan_ask(law, arguments[1], arguments[2], files + texts, inputs);
  chuan_file made;
  for (size_t i = 0; chuan_file_at(answer, i, &made); ++i) {
    FILE* out = fopen(made.name, "wb");
    if (out == NULL || fwrite(made.bytes, 1, made.size, out) != made.size || fclose(out) != 0) return CHUAN_REFUSED;
  }
  fputs(chuan_messages(answer), stderr);
  fputs(chuan_json(answer), stdout);
  return chuan_status(answer);
}
