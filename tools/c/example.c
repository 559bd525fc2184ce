/* SPDX-License-Identifier: MIT */
/* Asks one question from C: example QUESTION PARAMETERS DOSSIER RULES.luat… */
#include <chuan/chuan.h>
#include <stdio.h>
#include <stdlib.h>

static chuan_file file_of(const char* name) {
  chuan_file file = {name, NULL, 0};
  FILE* in = fopen(name, "rb");
  if (in == NULL) return file;
  fseek(in, 0, SEEK_END);
  file.size = (size_t)ftell(in);
  rewind(in);
  char* bytes = malloc(file.size + 1);
  file.size = fread(bytes, 1, file.size, in);
  file.bytes = bytes;
  fclose(in);
  return file;
}

int main(int count, char** arguments) {
  if (count < 5) return CHUAN_REFUSED;
  chuan_file* texts = malloc(sizeof(chuan_file) * (size_t)(count - 4));
  for (int i = 4; i < count; ++i) texts[i - 4] = file_of(arguments[i]);
  const chuan_file dossier = file_of(arguments[3]);
  chuan_handle law = 0;
  chuan_free(chuan_open(texts, (size_t)(count - 4), &law));
  const chuan_handle answer = chuan_ask(law, arguments[1], arguments[2], &dossier, 1);
  fputs(chuan_messages(answer), stderr);
  fputs(chuan_json(answer), stdout);
  return chuan_status(answer);
}
