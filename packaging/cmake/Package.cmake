# SPDX-License-Identifier: GPL-3.0-or-later
# Installation, and the packages that `cpack` makes: DEB and TGZ on Linux, an NSIS installer on Windows, a disk image on macOS.
# The last two are set up after CPack's manual and have not been run.
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION share/doc/latent-studio RENAME copyright)
install(FILES ${PROJECT_SOURCE_DIR}/README.md DESTINATION share/doc/latent-studio)
if(STUDIO_UI AND UNIX AND NOT APPLE)
  set(app_files ${PROJECT_SOURCE_DIR}/resources/app)
  install(FILES ${app_files}/org.latentstudio.LatentStudio.desktop DESTINATION share/applications)
  install(FILES ${app_files}/org.latentstudio.LatentStudio.metainfo.xml DESTINATION share/metainfo)
  install(FILES ${app_files}/latent-studio.svg DESTINATION share/icons/hicolor/scalable/apps)
  foreach(size 48 128 256)
    install(FILES ${app_files}/latent-studio-${size}.png DESTINATION share/icons/hicolor/${size}x${size}/apps
            RENAME latent-studio.png)
  endforeach()
endif()

set(CPACK_PACKAGE_NAME latent-studio)
set(CPACK_PACKAGE_VENDOR "The Latent Studio developers")
set(CPACK_PACKAGE_CONTACT "The Latent Studio developers <latent-studio@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGE_DESCRIPTION "Drop a folder of images, train autoencoders (AE, VAE, VQ-VAE, FSQ, RAE) and a latent diffusion model on it,
and walk through what they learned, in a window or on the command line.")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_RESOURCE_FILE_README ${PROJECT_SOURCE_DIR}/README.md)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_PACKAGE_EXECUTABLES latent-studio "Latent Studio")

if(WIN32)
  set(CPACK_GENERATOR NSIS ZIP)
  set(CPACK_NSIS_DISPLAY_NAME "Latent Studio")
  set(CPACK_NSIS_MODIFY_PATH ON)
elseif(APPLE)
  set(CPACK_GENERATOR DragNDrop TGZ)
else()
  set(CPACK_GENERATOR DEB TGZ)
endif()

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION graphics)
# LibTorch is linked to any BLAS; the OpenMP flavour of OpenBLAS is the one that shares its threads.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libopenblas0-openmp")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "dataset-fashion-mnist, qt6-qpa-plugins, qt6-translations-l10n")
include(CPack)
