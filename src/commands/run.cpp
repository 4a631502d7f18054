#include "aitalent/commands/run.h"

namespace aitalent {

int run(int, char **) {
    return 0;
}

} // namespace aitalent
