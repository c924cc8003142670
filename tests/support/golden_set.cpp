#include "tests/support/golden_set.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <iterator>
#include <limits>
#include <numeric>
#include <stdexcept>

namespace storyflow::support {

using speech::kernels::Matrix;

namespace {

namespace json = boost::json;

std::string read_file(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw std::runtime_error("cannot read " + file.string());
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::string string_of(const json::value& value) {
    return json::value_to<std::string>(value);
}

std::optional<double> number_in(const json::object& object, std::string_view key) {
    const json::value* const value = object.if_contains(key);
    if (value == nullptr || value->is_null()) return std::nullopt;
    return value->to_number<double>();
}

const json::object* object_in(const json::object& object, std::string_view key) {
    const json::value* const value = object.if_contains(key);
    return value == nullptr ? nullptr : value->if_object();
}

std::optional<Limits> limits_in(const json::object& tolerances, std::string_view check) {
    const json::object* const limits = object_in(tolerances, check);
    if (limits == nullptr) return std::nullopt;
    Limits result{number_in(*limits, "max_abs"), number_in(*limits, "rms"), number_in(*limits, "min_snr_db")};
    // The set has several limits if it distinguishes how phases are summed; ours are summed in double.
    if (const auto snr = number_in(*limits, "min_snr_db_double_phase")) result.min_snr_db = snr;
    return result;
}

std::optional<Limits> trimmed_limits_in(const json::object& tolerances) {
    const json::object* const limits = object_in(tolerances, "e2e");
    if (limits == nullptr) return std::nullopt;
    const auto snr = number_in(*limits, "min_snr_db_double_phase_trim600");
    if (!snr) return std::nullopt;
    return Limits{.min_snr_db = snr};
}

template <typename Stored>
std::vector<float> values_from(const std::string& bytes, std::size_t offset, std::size_t count) {
    std::vector<Stored> stored(count);
    if (offset > bytes.size() || count > (bytes.size() - offset) / sizeof(Stored))
        throw std::runtime_error("a stage reaches beyond its file");
    std::memcpy(stored.data(), bytes.data() + offset, count * sizeof(Stored));
    std::vector<float> values;
    values.reserve(count);
    for (const Stored value : stored)
        values.push_back(static_cast<float>(value));
    return values;
}

GoldenStage read_stage(const json::object& entry, const std::string& bytes) {
    GoldenStage stage;
    stage.name = string_of(entry.at("name"));
    const auto shape = json::value_to<std::vector<std::size_t>>(entry.at("shape"));
    if (shape.empty() || shape.size() > 2)
        throw std::runtime_error(stage.name + " is no vector and no matrix");
    stage.columns = shape.back();
    stage.rows = shape.size() == 2 ? shape.front() : 1;
    stage.step = entry.at("step").to_number<std::size_t>();
    if (stage.step == 0) throw std::runtime_error(stage.name + " has a step of 0");
    if (json::value_to<std::vector<std::size_t>>(entry.at("stored_shape")).back() != stage.stored_columns())
        throw std::runtime_error(stage.name + " is not stored as its step says");
    const auto offset = entry.at("offset").to_number<std::size_t>();
    const std::size_t count = stage.rows * stage.stored_columns();
    stage.values = entry.at("dtype").as_string() == "int32" ? values_from<std::int32_t>(bytes, offset, count)
                                                            : values_from<float>(bytes, offset, count);
    const json::object& tolerances = entry.at("tol").as_object();
    stage.end_to_end = limits_in(tolerances, "e2e");
    stage.end_to_end_trimmed = trimmed_limits_in(tolerances);
    stage.from_pitch = limits_in(tolerances, "forced_from_F0");
    stage.from_spectrum = limits_in(tolerances, "forced_from_har");
    return stage;
}

GoldenCase read_case(const json::object& entry, const std::filesystem::path& folder) {
    GoldenCase golden;
    golden.name = string_of(entry.at("name"));
    golden.noise = string_of(entry.at("noise"));
    golden.style = string_of(entry.at("style"));
    golden.speed = entry.at("speed").to_number<double>();
    golden.ids = json::value_to<std::vector<int>>(entry.at("input_ids"));
    golden.durations = json::value_to<std::vector<int>>(entry.at("durations"));
    const std::string bytes = read_file(folder / string_of(entry.at("file")));
    for (const json::value& stage : entry.at("stages").as_array())
        golden.stages.push_back(read_stage(stage.as_object(), bytes));
    if (const json::object* const spectrum = object_in(entry, "har_from_exc_complex"))
        golden.spectrum_limit = number_in(*spectrum, "tol_max");
    return golden;
}

struct Deviation {
    double max_abs = 0;
    double rms = 0;
    double snr_db = 0;
};

/// NaN counts as an infinite difference; std::max would ignore it.
double size_of(double difference) {
    return std::isnan(difference) ? std::numeric_limits<double>::infinity() : std::abs(difference);
}

Deviation deviation(const GoldenStage& golden, const Matrix& result, std::size_t trim) {
    Deviation found;
    double error = 0;
    double power = 0;
    std::size_t count = 0;
    for (std::size_t row = 0; row < golden.rows; ++row) {
        for (std::size_t stored = 0; stored < golden.stored_columns(); ++stored) {
            const std::size_t column = stored * golden.step;
            if (column < trim || column + trim >= golden.columns) continue;
            const double expected = golden.values[row * golden.stored_columns() + stored];
            const double difference = static_cast<double>(result.row(row)[column]) - expected;
            found.max_abs = std::max(found.max_abs, size_of(difference));
            error += difference * difference;
            power += expected * expected;
            ++count;
        }
    }
    found.rms = std::sqrt(error / static_cast<double>(std::max<std::size_t>(count, 1)));
    found.snr_db = 10 * std::log10(power / error);
    return found;
}

std::string text_of(const Limits& limits) {
    std::string text;
    if (limits.max_abs) text += fmt::format("max {:.2e} ", *limits.max_abs);
    if (limits.rms) text += fmt::format("rms {:.2e} ", *limits.rms);
    if (limits.min_snr_db) text += fmt::format("snr {:.1f} dB ", *limits.min_snr_db);
    if (!text.empty()) text.pop_back();
    return text;
}

bool within(const Deviation& found, const Limits& limits) {
    return (!limits.max_abs || found.max_abs <= *limits.max_abs) &&
           (!limits.rms || found.rms <= *limits.rms) &&
           (!limits.min_snr_db || found.snr_db >= *limits.min_snr_db);
}

std::string shape_text(std::size_t rows, std::size_t columns) {
    return "[" + std::to_string(rows) + ", " + std::to_string(columns) + "]";
}

}  // namespace

Matrix GoldenStage::matrix() const {
    if (!complete()) throw std::logic_error(name + " is not stored in full");
    Matrix result(rows, columns);
    for (std::size_t row = 0; row < rows; ++row)
        std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(row * columns), columns,
                    result.row(row).begin());
    return result;
}

const GoldenStage* GoldenCase::find(std::string_view stage) const {
    const auto found = std::ranges::find(stages, stage, &GoldenStage::name);
    return found == stages.end() ? nullptr : &*found;
}

const GoldenStage* GoldenCase::find_complete(std::string_view stage) const {
    const GoldenStage* const found = find(stage);
    return found != nullptr && found->complete() ? found : nullptr;
}

std::size_t GoldenCase::frames() const {
    return static_cast<std::size_t>(std::accumulate(durations.begin(), durations.end(), 0));
}

const GoldenCase& GoldenSet::at(std::string_view case_name) const {
    const auto found = std::ranges::find(cases, case_name, &GoldenCase::name);
    if (found == cases.end()) throw std::out_of_range("no golden case " + std::string(case_name));
    return *found;
}

GoldenSet read_golden_set(const std::filesystem::path& folder) {
    const json::value manifest = json::parse(read_file(folder / "manifest.json"));
    const json::object& entries = manifest.as_object();
    GoldenSet set;
    set.name = string_of(entries.at("set"));
    set.config = speech::kokoro::parse_model_config(json::serialize(entries.at("model_config")));
    for (const json::value& entry : entries.at("cases").as_array())
        set.cases.push_back(read_case(entry.as_object(), folder));
    return set;
}

std::string text_of(const Verdict& verdict) {
    return verdict.check + " " + verdict.stage + ": " + verdict.measured + ", allowed " + verdict.allowed;
}

std::string failures_among(const std::vector<Verdict>& verdicts) {
    std::string text;
    for (const Verdict& verdict : verdicts) {
        if (!verdict.passed) text += text_of(verdict) + "\n";
    }
    return text;
}

Verdict compare(std::string_view check, const GoldenStage& golden, const Limits& limits, const Matrix& result,
                std::size_t trim) {
    Verdict verdict{.check = std::string(check), .stage = golden.name};
    if (result.rows() != golden.rows || result.columns() != golden.columns) {
        verdict.measured = "shape " + shape_text(result.rows(), result.columns());
        verdict.allowed = "shape " + shape_text(golden.rows, golden.columns);
        return verdict;
    }
    const Deviation found = deviation(golden, result, trim);
    verdict.measured = text_of(Limits{found.max_abs, found.rms, found.snr_db});
    verdict.allowed = text_of(limits);
    verdict.passed = within(found, limits);
    return verdict;
}

}  // namespace storyflow::support
