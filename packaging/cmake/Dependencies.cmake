# SPDX-License-Identifier: GPL-3.0-or-later
# Every third-party library the studio uses, all of them packages of Debian 12.
find_package(Threads REQUIRED)
find_package(ZLIB REQUIRED)
find_package(OpenMP COMPONENTS CXX)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(Torch REQUIRED)

# TORCH_CXX_FLAGS may carry an ABI macro; keep it, and see the headers as system headers.
add_library(studio_torch INTERFACE)
if(CMAKE_SYSTEM_NAME STREQUAL Linux)
  # Before LibTorch: that of PyTorch's wheels exports a std::filesystem of its own, made for an older libstdc++, whose
  # remove_all() ends at address 0.
  target_link_libraries(studio_torch INTERFACE stdc++)
endif()
target_link_libraries(studio_torch INTERFACE ${TORCH_LIBRARIES})
target_include_directories(studio_torch SYSTEM INTERFACE ${TORCH_INCLUDE_DIRS})
separate_arguments(STUDIO_TORCH_FLAGS UNIX_COMMAND "${TORCH_CXX_FLAGS}")
target_compile_options(studio_torch INTERFACE ${STUDIO_TORCH_FLAGS})
if(TARGET torch_cuda AND Torch_VERSION VERSION_GREATER_EQUAL 2.1)
  # Recordings that leave what other threads do on the GPU alone.
  target_compile_definitions(studio_torch INTERFACE STUDIO_CUDA_GRAPHS)
endif()

if(STUDIO_IMAGE_CODECS)
  find_package(OpenCV REQUIRED COMPONENTS core imgproc imgcodecs videoio)
  find_package(LibArchive REQUIRED)
  find_package(GIF 5 REQUIRED)
  find_package(JPEG REQUIRED)
  find_package(PNG REQUIRED)
  find_package(TIFF 4.5 REQUIRED)
  find_package(PkgConfig REQUIRED)
  pkg_check_modules(WEBP REQUIRED IMPORTED_TARGET libwebp libwebpdemux)
  # AVIF and HEIC; without it they are refused with a sentence.
  pkg_check_modules(HEIF IMPORTED_TARGET libheif>=1.14)
endif()

if(STUDIO_UI OR STUDIO_TESTS)
  find_package(Qt6 6.4 REQUIRED COMPONENTS Core)
endif()
if(STUDIO_UI)
  find_package(Qt6 6.4 REQUIRED COMPONENTS Widgets PrintSupport Svg Concurrent LinguistTools)
  find_package(QCustomPlotQt6 REQUIRED)
endif()
if(STUDIO_TESTS)
  find_package(Qt6 6.4 REQUIRED COMPONENTS Test OPTIONAL_COMPONENTS Gui)
endif()
if(STUDIO_BENCHMARKS)
  find_package(benchmark REQUIRED)
endif()
find_package(CLI11 REQUIRED)
find_package(spdlog REQUIRED)
