/* A small program, built once with the options of a release and once without, for hardening.py. */
#include <stdio.h>
#include <string.h>

int main(int count, char **words) {
    char text[16];
    strncpy(text, words[count - 1], (size_t)count * 4);
    text[15] = 0;
    return puts(text) < 0;
}
