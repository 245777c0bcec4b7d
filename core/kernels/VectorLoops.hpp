// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For files whose loops are to become vector instructions. Where the loader can choose among versions of a function,
// one of them is for processors with AVX2 and FMA. Such a function calls nothing but STUDIO_INLINE functions: others
// are compiled for any processor. (ThreadSanitizer watches the loader's choice too, before it is there itself.)
#if defined(__x86_64__) && defined(__linux__) && defined(__GNUC__) && __GNUC__ >= 12 && !defined(__SANITIZE_THREAD__)
#define STUDIO_HAS_VERSIONS
#define STUDIO_VECTORISED __attribute__((target_clones("arch=x86-64-v3", "default")))
#else
#define STUDIO_VECTORISED
#endif

#if defined(__GNUC__)
#define STUDIO_INLINE __attribute__((always_inline)) inline
#else
#define STUDIO_INLINE inline
#endif

namespace studio::kernels {

constexpr int lanes = 8;

/// Eight numbers at any address.
#if defined(__GNUC__)
using Vector = float __attribute__((vector_size(lanes * sizeof(float)), aligned(alignof(float)), may_alias));
#else
struct Vector {
    float numbers[lanes];

    template<typename Operation>
    Vector with(const Vector& other, Operation operation) const {
        Vector result;
        for (int i = 0; i < lanes; ++i)
            result.numbers[i] = operation(numbers[i], other.numbers[i]);
        return result;
    }
    Vector operator+(const Vector& other) const {
        return with(other, [](float a, float b) { return a + b; });
    }
    Vector operator-(const Vector& other) const {
        return with(other, [](float a, float b) { return a - b; });
    }
    friend Vector operator*(float factor, const Vector& each) {
        return each.with(each, [factor](float a, float) { return factor * a; });
    }
    Vector& operator+=(const Vector& other) { return *this = *this + other; }
};
#endif

STUDIO_INLINE Vector& vectorAt(float* numbers) {
    return *reinterpret_cast<Vector*>(numbers);
}

STUDIO_INLINE const Vector& vectorAt(const float* numbers) {
    return *reinterpret_cast<const Vector*>(numbers);
}

} // namespace studio::kernels
