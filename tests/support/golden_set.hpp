#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "speech/kokoro/files/model_config.hpp"
#include "speech/kokoro/kernels/matrix.hpp"

/// Golden sets: what an independent implementation of the Kokoro network made of inputs and weights that are
/// known by formula, with the tolerance of every stage. tests/data/kokoro/golden/README.md says how they came
/// to be.
namespace storyflow::support {

/// How far a result may be from the golden one; what is absent is not limited.
struct Limits {
    std::optional<double> max_abs;
    std::optional<double> rms;
    std::optional<double> min_snr_db;
};

/// The result of one stage. Vectors are one row.
struct GoldenStage {
    std::string name;
    std::size_t rows = 1;
    std::size_t columns = 0;
    std::size_t step = 1;       ///< only every step-th column is stored
    std::vector<float> values;  ///< row-major

    std::optional<Limits> end_to_end;          ///< after a run from the tokens
    std::optional<Limits> end_to_end_trimmed;  ///< the same without 600 samples at both ends
    std::optional<Limits> from_pitch;          ///< after the golden pitch was fed to the harmonic source
    std::optional<Limits> from_spectrum;  ///< after golden features and spectrum were fed to the generator

    [[nodiscard]] bool complete() const { return step == 1; }
    [[nodiscard]] std::size_t stored_columns() const { return (columns + step - 1) / step; }
    /// Of a complete stage.
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

    /// Null when the stage is not stored.
    [[nodiscard]] const GoldenStage* find(std::string_view stage) const;
    /// Null when the stage is not stored, or not in full.
    [[nodiscard]] const GoldenStage* find_complete(std::string_view stage) const;
    [[nodiscard]] std::size_t frames() const;
};

struct GoldenSet {
    std::string name;
    speech::kokoro::ModelConfig config;
    std::vector<GoldenCase> cases;

    /// Throws `std::out_of_range` when there is none of this name.
    [[nodiscard]] const GoldenCase& at(std::string_view case_name) const;
};

/// Reads a folder with a manifest.json and the files that it names. Throws when they do not fit together.
[[nodiscard]] GoldenSet read_golden_set(const std::filesystem::path& folder);

/// What a comparison found.
struct Verdict {
    std::string check;
    std::string stage;
    std::string measured;
    std::string allowed;
    bool passed = false;
};

/// "e2e gen.sum.0: max 0.3 rms 0.1 snr 12.3 dB, allowed …"
[[nodiscard]] std::string text_of(const Verdict& verdict);
/// The lines of those that failed.
[[nodiscard]] std::string failures_among(const std::vector<Verdict>& verdicts);

/// Compares what is stored, but for `trim` columns at both ends.
[[nodiscard]] Verdict compare(std::string_view check, const GoldenStage& golden, const Limits& limits,
                              const speech::kernels::Matrix& result, std::size_t trim = 0);

}  // namespace storyflow::support
