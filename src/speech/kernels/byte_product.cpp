#include "speech/kernels/byte_product.hpp"

// Highway 1.0 has no product of bytes, so these are the processor's own instructions. Only these functions
// are compiled for the newer processor; the caller asks `multiplies_bytes` first.
#if defined(__x86_64__)

// GCC 12 warns of values that its own header leaves undefined on purpose.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wuninitialized"
#include <immintrin.h>
#pragma GCC diagnostic pop

#define STORYFLOW_BYTES __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512vnni")))

namespace storyflow::speech::kernels {

namespace {

constexpr std::size_t lanes = 16;

struct Range {
    float smallest, largest;
};

STORYFLOW_BYTES Range range_of(const float* x, std::size_t columns) {
    __m512 smallest = _mm512_setzero_ps();
    __m512 largest = _mm512_setzero_ps();
    for (std::size_t i = 0; i < columns; i += lanes) {
        const __m512 v = _mm512_loadu_ps(x + i);
        smallest = _mm512_min_ps(smallest, v);
        largest = _mm512_max_ps(largest, v);
    }
    return {_mm512_reduce_min_ps(smallest), _mm512_reduce_max_ps(largest)};
}

STORYFLOW_BYTES ByteScale round_row(const float* x, std::size_t columns, std::uint8_t* bytes,
                                    std::size_t byte_step) {
    const Range range = range_of(x, columns);
    const float width = range.largest - range.smallest;
    const float inverse = width > 0.0f ? 255.0f / width : 0.0f;
    const __m512 factor = _mm512_set1_ps(inverse);
    const auto zero = static_cast<std::int32_t>(0.5f - range.smallest * inverse);
    const __m512i shift = _mm512_set1_epi32(zero);
    std::size_t i = 0;
    for (; i < columns; i += lanes) {
        const __m512i steps = _mm512_cvtps_epi32(_mm512_mul_ps(_mm512_loadu_ps(x + i), factor));
        const __m512i shifted = _mm512_max_epi32(_mm512_add_epi32(steps, shift), _mm512_setzero_si512());
        _mm_storeu_si128(reinterpret_cast<__m128i*>(bytes + i), _mm512_cvtusepi32_epi8(shifted));
    }
    for (; i < byte_step; ++i)
        bytes[i] = 0;
    return {width / 255.0f, zero};
}

/// The sums of `Rows` rows and 64 outputs, which stay in registers.
template <std::size_t Rows>
struct Sums {
    __m512i a[Rows], b[Rows], c[Rows], d[Rows];
};

/// Four bytes of a row, in every lane.
STORYFLOW_BYTES inline __m512i group_of(const std::uint8_t* bytes) {
    std::int32_t group = 0;
    __builtin_memcpy(&group, bytes, sizeof(group));
    return _mm512_set1_epi32(group);
}

template <std::size_t Rows>
STORYFLOW_BYTES inline Sums<Rows> sums_of(const ByteProduct& p, const std::uint8_t* bytes,
                                          const std::int8_t* weights) {
    Sums<Rows> sums;
    for (std::size_t r = 0; r < Rows; ++r)
        sums.a[r] = sums.b[r] = sums.c[r] = sums.d[r] = _mm512_setzero_si512();
    for (std::size_t k = 0; k < p.inputs; k += byte_group) {
        const __m512i a = _mm512_loadu_si512(weights);
        const __m512i b = _mm512_loadu_si512(weights + 64);
        const __m512i c = _mm512_loadu_si512(weights + 128);
        const __m512i d = _mm512_loadu_si512(weights + 192);
        weights += byte_panel * byte_group;
#pragma GCC unroll 6
        for (std::size_t r = 0; r < Rows; ++r) {
            const __m512i x = group_of(bytes + r * p.byte_step + k);
            sums.a[r] = _mm512_dpbusd_epi32(sums.a[r], x, a);
            sums.b[r] = _mm512_dpbusd_epi32(sums.b[r], x, b);
            sums.c[r] = _mm512_dpbusd_epi32(sums.c[r], x, c);
            sums.d[r] = _mm512_dpbusd_epi32(sums.d[r], x, d);
        }
    }
    return sums;
}

STORYFLOW_BYTES inline void finish(const ByteProduct& p, std::size_t row, std::size_t first, __m512i sum) {
    if (first >= p.outputs) return;
    const ByteScale& scale = p.scales[row];
    const __m512i offset =
        _mm512_mullo_epi32(_mm512_loadu_si512(p.sums + first), _mm512_set1_epi32(scale.zero));
    const __m512 value = _mm512_cvtepi32_ps(_mm512_sub_epi32(sum, offset));
    const __m512 factor = _mm512_mul_ps(_mm512_loadu_ps(p.factor + first), _mm512_set1_ps(scale.scale));
    __m512 y = _mm512_fmadd_ps(value, factor, _mm512_loadu_ps(p.bias + first));
    if (p.residual != nullptr) {
        y = _mm512_add_ps(y, _mm512_loadu_ps(p.residual + row * p.residual_step + first));
    }
    _mm512_storeu_ps(p.output + row * p.output_step + first, y);
}

template <std::size_t Rows>
STORYFLOW_BYTES void multiply_rows(const ByteProduct& p, std::size_t row, std::size_t first,
                                   const std::int8_t* weights) {
    const Sums<Rows> sums = sums_of<Rows>(p, p.bytes + row * p.byte_step, weights);
#pragma GCC unroll 6
    for (std::size_t r = 0; r < Rows; ++r) {
        finish(p, row + r, first, sums.a[r]);
        finish(p, row + r, first + lanes, sums.b[r]);
        finish(p, row + r, first + 2 * lanes, sums.c[r]);
        finish(p, row + r, first + 3 * lanes, sums.d[r]);
    }
}

STORYFLOW_BYTES void multiply_panel(const ByteProduct& p, std::size_t first, const std::int8_t* weights) {
    std::size_t row = 0;
    for (; row + 6 <= p.rows; row += 6)
        multiply_rows<6>(p, row, first, weights);
    for (; row + 3 <= p.rows; row += 3)
        multiply_rows<3>(p, row, first, weights);
    for (; row < p.rows; ++row)
        multiply_rows<1>(p, row, first, weights);
}

}  // namespace

bool multiplies_bytes() {
    return __builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
}

void round_to_bytes(const float* x, std::size_t step, std::size_t rows, std::size_t columns,
                    std::uint8_t* bytes, std::size_t byte_step, ByteScale* scales) {
    for (std::size_t row = 0; row < rows; ++row)
        scales[row] = round_row(x + row * step, columns, bytes + row * byte_step, byte_step);
}

void multiply_bytes(const ByteProduct& p) {
    const std::int8_t* weights = p.weights;
    for (std::size_t first = 0; first < p.outputs; first += byte_panel) {
        multiply_panel(p, first, weights);
        weights += byte_panel * p.inputs;
    }
}

}  // namespace storyflow::speech::kernels

#else

namespace storyflow::speech::kernels {

bool multiplies_bytes() {
    return false;
}

void round_to_bytes(const float*, std::size_t, std::size_t, std::size_t, std::uint8_t*, std::size_t,
                    ByteScale*) {}

void multiply_bytes(const ByteProduct&) {}

}  // namespace storyflow::speech::kernels

#endif
