#include "aitalent/commands/run.h"

int main(int argc, char **argv) {
    return aitalent::run(argc, argv);
}
