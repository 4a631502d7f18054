#include "aitalent/privacy/file_mark.h"

#include "aitalent/base/hash.h"
#include "aitalent/privacy/identity.h"

#include <set>
#include <string>

#include <doctest/doctest.h>

using namespace aitalent;

TEST_CASE("a file has the same mark under the same key, and another under another key") {
    const std::string key(64, 'a'), other(64, 'b'), file = sha256("員工編號,姓名\n1,甲\n");
    CHECK(file_mark(key, file) == file_mark(key, file));
    CHECK(file_mark(key, file).size() == 64);
    const std::set<std::string> all = {file,
                                       file_mark(key, file),
                                       file_mark(other, file),
                                       file_mark(key, sha256("員工編號,姓名\n1,乙\n")),
                                       hex_of(hmac_sha256(key, file)),
                                       Pseudonyms(key).of(file).hex()};
    CHECK(all.size() == 6);
}

TEST_CASE("a mark is renewed by a further generation of the key without the file") {
    const std::string first(64, 'a'), second(64, 'b'), third(64, 'c'), file = sha256("x");
    CHECK(renewed_file_mark(second, file_mark(first, file)) == file_mark(first + "\n" + second, file));
    CHECK(renewed_file_mark(third, file_mark(first + "\n" + second, file)) ==
          file_mark(first + "\n" + second + "\n" + third, file));
}
