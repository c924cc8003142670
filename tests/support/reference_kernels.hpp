#pragma once

#include <cmath>
#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

/// The speech network's kernels, implemented directly from their definitions in double precision.
namespace storyflow::support {

/// Rows of equal length.
using Rows = std::vector<std::vector<double>>;

inline Rows rows_of(std::size_t rows, std::size_t columns, double value = 0.0) {
    return Rows(rows, std::vector<double>(columns, value));
}

struct ReferenceConvolution {
    std::size_t out_channels = 0;
    std::size_t in_channels = 0;
    std::size_t kernel = 1;
    std::size_t stride = 1;
    std::size_t padding = 0;
    std::size_t dilation = 1;
    std::size_t output_padding = 0;
};

/// `weight`: [out, in, kernel]. The result is empty where the kernel does not fit.
inline Rows reference_convolution(const ReferenceConvolution& c, const std::vector<float>& weight,
                                  const std::vector<float>& bias, const Rows& x) {
    const auto columns = static_cast<std::ptrdiff_t>(x.at(0).size());
    const auto reach = static_cast<std::ptrdiff_t>((c.kernel - 1) * c.dilation + 1);
    const auto room = columns + static_cast<std::ptrdiff_t>(2 * c.padding) - reach;
    const std::size_t count = room < 0 ? 0 : static_cast<std::size_t>(room) / c.stride + 1;
    Rows y = rows_of(c.out_channels, count);
    for (std::size_t o = 0; o < c.out_channels; ++o) {
        for (std::size_t t = 0; t < count; ++t) {
            double sum = bias.empty() ? 0.0 : static_cast<double>(bias[o]);
            for (std::size_t i = 0; i < c.in_channels; ++i) {
                for (std::size_t k = 0; k < c.kernel; ++k) {
                    const auto from = static_cast<std::ptrdiff_t>(t * c.stride + k * c.dilation) -
                                      static_cast<std::ptrdiff_t>(c.padding);
                    if (from < 0 || from >= columns) continue;
                    sum += static_cast<double>(weight[(o * c.in_channels + i) * c.kernel + k]) *
                           x[i][static_cast<std::size_t>(from)];
                }
            }
            y[o][t] = sum;
        }
    }
    return y;
}

/// `weight`: [in, out, kernel].
inline Rows reference_transposed_convolution(const ReferenceConvolution& c, const std::vector<float>& weight,
                                             const std::vector<float>& bias, const Rows& x) {
    const std::size_t columns = x.at(0).size();
    const std::size_t count = (columns - 1) * c.stride + c.kernel + c.output_padding - 2 * c.padding;
    Rows y = rows_of(c.out_channels, count);
    for (std::size_t o = 0; o < c.out_channels; ++o) {
        for (double& value : y[o])
            value = bias.empty() ? 0.0 : static_cast<double>(bias[o]);
        for (std::size_t i = 0; i < c.in_channels; ++i) {
            for (std::size_t t = 0; t < columns; ++t) {
                for (std::size_t k = 0; k < c.kernel; ++k) {
                    const std::size_t to = t * c.stride + k;
                    if (to < c.padding || to - c.padding >= count) continue;
                    y[o][to - c.padding] +=
                        static_cast<double>(weight[(i * c.out_channels + o) * c.kernel + k]) * x[i][t];
                }
            }
        }
    }
    return y;
}

inline double reference_sigmoid(double x) {
    return 1.0 / (1.0 + std::exp(-x));
}

struct ReferenceLstm {
    std::vector<float> weight_ih, weight_hh, bias_ih, bias_hh;
};

/// Computes one direction; returns [unit][t].
inline Rows reference_lstm(std::size_t input, std::size_t hidden, const ReferenceLstm& lstm, const Rows& x,
                           bool backward) {
    const std::size_t steps = x.at(0).size();
    Rows y = rows_of(hidden, steps);
    std::vector<double> state(hidden, 0.0);
    std::vector<double> cell(hidden, 0.0);
    for (std::size_t step = 0; step < steps; ++step) {
        const std::size_t t = backward ? steps - 1 - step : step;
        std::vector<double> gates(4 * hidden);
        for (std::size_t g = 0; g < gates.size(); ++g) {
            gates[g] = static_cast<double>(lstm.bias_ih[g]) + static_cast<double>(lstm.bias_hh[g]);
            for (std::size_t i = 0; i < input; ++i) {
                gates[g] += static_cast<double>(lstm.weight_ih[g * input + i]) * x[i][t];
            }
            for (std::size_t i = 0; i < hidden; ++i) {
                gates[g] += static_cast<double>(lstm.weight_hh[g * hidden + i]) * state[i];
            }
        }
        for (std::size_t u = 0; u < hidden; ++u) {
            cell[u] = reference_sigmoid(gates[hidden + u]) * cell[u] +
                      reference_sigmoid(gates[u]) * std::tanh(gates[2 * hidden + u]);
            state[u] = reference_sigmoid(gates[3 * hidden + u]) * std::tanh(cell[u]);
            y[u][t] = state[u];
        }
    }
    return y;
}

inline std::pair<double, double> mean_and_variance(const std::vector<double>& values) {
    const auto count = static_cast<double>(values.size());
    double mean = 0.0;
    for (const double value : values)
        mean += value / count;
    double variance = 0.0;
    for (const double value : values)
        variance += (value - mean) * (value - mean) / count;
    return {mean, variance};
}

/// Computes the heads one after the other.
inline Rows reference_attention(const Rows& q, const Rows& k, const Rows& v, std::size_t heads) {
    const std::size_t head_rows = q.size() / heads;
    const std::size_t columns = q.at(0).size();
    Rows y = rows_of(q.size(), columns);
    for (std::size_t first = 0; first < q.size(); first += head_rows) {
        for (std::size_t query = 0; query < columns; ++query) {
            std::vector<double> weights(columns, 0.0);
            double total = 0.0;
            for (std::size_t key = 0; key < columns; ++key) {
                for (std::size_t r = first; r < first + head_rows; ++r)
                    weights[key] += q[r][query] * k[r][key];
                weights[key] = std::exp(weights[key] / std::sqrt(static_cast<double>(head_rows)));
                total += weights[key];
            }
            for (std::size_t r = first; r < first + head_rows; ++r) {
                for (std::size_t key = 0; key < columns; ++key)
                    y[r][query] += weights[key] / total * v[r][key];
            }
        }
    }
    return y;
}

}  // namespace storyflow::support
