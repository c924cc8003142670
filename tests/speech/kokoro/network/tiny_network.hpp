#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "speech/kernels/execution.hpp"
#include "speech/kokoro/network/tensor_source.hpp"
#include "tests/support/golden_set.hpp"
#include "tests/support/synthetic_weights.hpp"

/// The golden set of the tiny network, for tests of single stages: a stage is given the golden result of the
/// stage before it, and must return its own golden result.
namespace storyflow::speech::kokoro {

inline const support::GoldenSet& tiny_set() {
    static const support::GoldenSet set = support::read_golden_set(support::golden_directory() / "tiny");
    return set;
}

/// A case that has every stage stored completely, except the longest ones.
inline const support::GoldenCase& tiny_case() {
    return tiny_set().at("t5.zero");
}

inline const support::SyntheticWeights& tiny_weights() {
    static const support::SyntheticWeights weights("tiny");
    return weights;
}

inline std::vector<float> tiny_acoustic_style() {
    std::vector<float> style = support::synthetic_style(tiny_case().style, tiny_set().config);
    style.resize(tiny_set().config.style_dim);
    return style;
}

inline std::vector<float> tiny_prosodic_style() {
    const std::vector<float> style = support::synthetic_style(tiny_case().style, tiny_set().config);
    return {style.begin() + static_cast<std::ptrdiff_t>(tiny_set().config.style_dim), style.end()};
}

inline kernels::Matrix golden_result(std::string_view stage) {
    return tiny_case().find_complete(stage)->matrix();
}

inline void expect_golden(const support::GoldenCase& golden, std::string_view stage,
                          const kernels::Matrix& result) {
    const support::GoldenStage* const expected = golden.find(stage);
    ASSERT_NE(expected, nullptr) << stage;
    ASSERT_TRUE(expected->end_to_end) << stage;
    const support::Verdict verdict = support::compare(golden.name, *expected, *expected->end_to_end, result);
    EXPECT_TRUE(verdict.passed) << text_of(verdict);
}

inline kernels::Matrix matrix_of(const std::vector<std::vector<float>>& rows) {
    kernels::Matrix matrix(rows.size(), rows.front().size());
    for (std::size_t row = 0; row < rows.size(); ++row)
        std::ranges::copy(rows[row], matrix.row(row).begin());
    return matrix;
}

/// An execution on two threads, with a stop source.
class TestRun {
  public:
    explicit TestRun(std::size_t threads = 2) : team_(threads), execution(team_, stop.get_token()) {}

  private:
    kernels::ThreadTeam team_;

  public:
    std::stop_source stop;
    kernels::Execution execution;
};

/// Weights from a list; other names are taken from another source.
class PatchedWeights final : public TensorSource {
  public:
    PatchedWeights() = default;
    explicit PatchedWeights(const TensorSource& others) : others_(&others) {}

    PatchedWeights& set(const std::string& name, std::vector<std::size_t> shape, std::vector<float> values) {
        tensors_[name] = {std::move(shape), std::move(values)};
        return *this;
    }
    PatchedWeights& set_all(const std::string& name, float value) {
        Tensor tensor = others_->tensor(name);
        tensor.values.assign(tensor.values.size(), value);
        tensors_[name] = std::move(tensor);
        return *this;
    }
    PatchedWeights& remove(const std::string& name) {
        removed_ = name;
        return *this;
    }

    [[nodiscard]] bool contains(std::string_view name) const override {
        if (name == removed_) return false;
        return tensors_.contains(name) || (others_ != nullptr && others_->contains(name));
    }
    [[nodiscard]] Tensor tensor(std::string_view name) const override {
        const auto found = tensors_.find(name);
        return found != tensors_.end() ? found->second : others_->tensor(name);
    }

  private:
    const TensorSource* others_ = nullptr;
    std::map<std::string, Tensor, std::less<>> tensors_;
    std::string removed_;
};

}  // namespace storyflow::speech::kokoro
