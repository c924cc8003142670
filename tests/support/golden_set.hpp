#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "speech/kernels/matrix.hpp"
#include "speech/kokoro/files/model_config.hpp"

/// Golden sets: the results of an independent implementation of the Kokoro network for inputs and weights
/// that are computed by formula, with the tolerance of every stage. tests/data/kokoro/golden/README.md tells
/// how they were made.
namespace storyflow::support {

/// The largest allowed difference from a golden result; std::nullopt for no limit.
struct Limits {
    std::optional<double> max_abs;
    std::optional<double> rms;
    std::optional<double> min_snr_db;
};

/// The result of one stage. A vector is one row.
struct GoldenStage {
    std::string name;
    std::size_t rows = 1;
    std::size_t columns = 0;
    std::size_t step = 1;       ///< only every step-th column is stored
    std::vector<float> values;  ///< row-major

    std::optional<Limits> end_to_end;          ///< for a run from the tokens
    std::optional<Limits> end_to_end_trimmed;  ///< the same without 600 samples at both ends
    std::optional<Limits> from_pitch;          ///< for the harmonic source with the golden pitch as input
    std::optional<Limits> from_spectrum;  ///< for the generator with golden features and spectrum as input

    [[nodiscard]] bool complete() const { return step == 1; }
    [[nodiscard]] std::size_t stored_columns() const { return (columns + step - 1) / step; }
    /// For a stage that is stored completely.
    [[nodiscard]] speech::kernels::Matrix matrix() const;
};

struct GoldenCase {
    std::string name;
    std::string noise;
    std::string style;
    double speed = 1;
    std::vector<int> ids;
    std::vector<int> durations;
    std::vector<GoldenStage> stages;
    std::optional<double> spectrum_limit;  ///< of the complex spectrum of the golden excitation

    /// Returns null when the stage is not stored.
    [[nodiscard]] const GoldenStage* find(std::string_view stage) const;
    /// Returns null when the stage is not stored completely.
    [[nodiscard]] const GoldenStage* find_complete(std::string_view stage) const;
    [[nodiscard]] std::size_t frames() const;
};

struct GoldenSet {
    std::string name;
    speech::kokoro::ModelConfig config;
    std::vector<GoldenCase> cases;

    /// Throws `std::out_of_range` when there is no case of this name.
    [[nodiscard]] const GoldenCase& at(std::string_view case_name) const;
};

/// Reads a folder with a manifest.json and the files that it names. Throws when they contradict each other.
[[nodiscard]] GoldenSet read_golden_set(const std::filesystem::path& folder);

/// The result of a comparison.
struct Verdict {
    std::string check;
    std::string stage;
    std::string measured;
    std::string allowed;
    bool passed = false;
};

/// "e2e gen.sum.0: max 0.3 rms 0.1 snr 12.3 dB, allowed …"
[[nodiscard]] std::string text_of(const Verdict& verdict);
/// The lines of the failed verdicts.
[[nodiscard]] std::string failures_among(const std::vector<Verdict>& verdicts);

/// Compares the stored columns, except `trim` columns at both ends.
[[nodiscard]] Verdict compare(std::string_view check, const GoldenStage& golden, const Limits& limits,
                              const speech::kernels::Matrix& result, std::size_t trim = 0);

}  // namespace storyflow::support
