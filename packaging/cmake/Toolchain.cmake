# SPDX-License-Identifier: GPL-3.0-or-later
# Compiler flags, output folders and the tools that make rebuilding quick.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "Build type" FORCE)
endif()
# Full debug information makes torch translation units several times larger and slower to link.
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g1 -DNDEBUG")

find_program(STUDIO_CCACHE ccache)
if(STUDIO_CCACHE)
  # A precompiled header carries its own time stamp and macros; without these two words ccache never hits.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
      CCACHE_SLOPPINESS=pch_defines,time_macros ${STUDIO_CCACHE})
endif()
find_program(STUDIO_MOLD mold)
if(STUDIO_MOLD AND CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
  add_link_options(-fuse-ld=mold)
endif()

add_library(studio_options INTERFACE)
if(MSVC)
  target_compile_options(studio_options INTERFACE /W4 /utf-8 /permissive- $<$<BOOL:${STUDIO_WARNINGS_AS_ERRORS}>:/WX>)
else()
  target_compile_options(studio_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast
    $<$<BOOL:${STUDIO_WARNINGS_AS_ERRORS}>:-Werror>)
endif()
target_compile_options(studio_options INTERFACE $<$<AND:$<BOOL:${STUDIO_CCACHE}>,$<CXX_COMPILER_ID:GNU>>:-fpch-preprocess>)
target_include_directories(studio_options INTERFACE ${PROJECT_SOURCE_DIR})

if(STUDIO_SANITIZE)
  add_compile_options(-fsanitize=${STUDIO_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${STUDIO_SANITIZE})
endif()

if(STUDIO_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL Clang)
    message(FATAL_ERROR "STUDIO_FUZZ needs clang: cmake --preset fuzz, or -DCMAKE_CXX_COMPILER=clang++")
  endif()
  # Coverage for the fuzzer in everything of ours; the targets alone link its main().
  add_compile_options(-fsanitize=fuzzer-no-link -fno-sanitize-recover=all)
  add_link_options(-fsanitize=fuzzer-no-link)
endif()
