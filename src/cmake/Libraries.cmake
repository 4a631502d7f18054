# The libraries we stand on, all of them Debian packages. Which room may use which is held by tests/house.
find_package(PkgConfig REQUIRED)
find_package(fmt REQUIRED)
find_package(CLI11 REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(Threads REQUIRED)
pkg_check_modules(yaml REQUIRED IMPORTED_TARGET yaml-cpp)
pkg_check_modules(sqlite REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(icu REQUIRED IMPORTED_TARGET icu-uc icu-i18n)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(nettle REQUIRED IMPORTED_TARGET nettle)
find_path(XXHASH_DIR xxhash.h REQUIRED) # a header is all we take of it
pkg_check_modules(expat REQUIRED IMPORTED_TARGET expat)
pkg_check_modules(libzip REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(cbc REQUIRED IMPORTED_TARGET cbc clp)
pkg_check_modules(zlib REQUIRED IMPORTED_TARGET zlib)
pkg_check_modules(xlsxwriter REQUIRED IMPORTED_TARGET xlsxwriter)
find_library(SQLITECPP_LIBRARY SQLiteCpp REQUIRED)
add_library(SQLiteCpp INTERFACE)
target_link_libraries(SQLiteCpp INTERFACE ${SQLITECPP_LIBRARY} PkgConfig::sqlite)

# Vega draws the charts of HTML reports; Debian's libjs-vega brings it in modules, of which charts of ours need these.
# They go into the binary as they are (src/writers/html/vega.cpp puts them together).
find_path(VEGA_DIR vega-view.min.js PATHS /usr/share/javascript/vega NO_DEFAULT_PATH REQUIRED)
set(VEGA_MODULES)
foreach(module canvas dataflow encode event-selector expression format functions interpreter loader parser runtime scale
        scenegraph selection statistics time transforms util view view-transforms)
  list(APPEND VEGA_MODULES web/vega/vega-${module}.js=${VEGA_DIR}/vega-${module}.min.js)
endforeach()
