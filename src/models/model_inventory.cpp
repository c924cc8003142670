#include "models/model_inventory.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include "models/checksum.hpp"
#include "models/checksum_list.hpp"
#include "models/model_install.hpp"
#include "speech/files/file_bytes.hpp"
#include "speech/kokoro/files/model_files.hpp"
#include "speech/model_catalogue.hpp"
#include "speech/voices.hpp"

namespace storyflow::models {

namespace {

using speech::kokoro::ModelFile;
using speech::kokoro::ModelFileKind;
using speech::kokoro::ModelFiles;
using State = ModelFileFinding::State;

constexpr std::string_view unnamed_built_in_voice =
    "a built-in voice is named after another voice than af_heart: bf_emma.onnx";
std::string_view remedy(const ModelFileFinding& damaged) {
    return damaged.kind == speech::describe(speech::ModelPart::built_in_voice)
               ? "'storyflow model install built-in' replaces it"
               : "'storyflow model install' replaces it";
}

std::string_view describe(ModelFileKind kind) {
    switch (kind) {
        case ModelFileKind::checkpoint:
            return speech::describe(speech::ModelPart::network);
        case ModelFileKind::voice:
            return speech::describe(speech::ModelPart::voice);
        case ModelFileKind::voice_pack:
            return speech::describe(speech::ModelPart::voice_pack);
        case ModelFileKind::config:
            return speech::describe(speech::ModelPart::configuration);
        case ModelFileKind::built_in_voice:
            return speech::describe(speech::ModelPart::built_in_voice);
        case ModelFileKind::foreign_model:
        case ModelFileKind::unusable:
        case ModelFileKind::other:
            break;
    }
    return {};
}

State state_of(ModelFileKind kind) {
    switch (kind) {
        case ModelFileKind::checkpoint:
        case ModelFileKind::voice:
        case ModelFileKind::voice_pack:
        case ModelFileKind::config:
        case ModelFileKind::built_in_voice:
            return State::own;
        case ModelFileKind::foreign_model:
            return State::foreign;
        case ModelFileKind::unusable:
            return State::damaged;
        case ModelFileKind::other:
            break;
    }
    return State::unused;
}

bool speaks_for_no_voice(const ModelFile& file) {
    return file.kind == ModelFileKind::built_in_voice &&
           speech::built_in_voice_in(file.path.filename().string()).empty();
}

ModelFileFinding finding_of(const ModelFile& file, const std::filesystem::path& models) {
    ModelFileFinding finding{file.path.lexically_relative(models).generic_string(),
                             std::string(describe(file.kind)), file.size, state_of(file.kind), file.problem};
    if (speaks_for_no_voice(file)) {
        finding.state = State::unused;
        finding.remark = unnamed_built_in_voice;
    }
    const auto published = speech::find_published_path(finding.path);
    if (!published) return finding;
    finding.kind = speech::describe(published->part);
    if (file.size == published->bytes) {
        if (finding.state == State::own) finding.state = State::present;
    } else if (finding.state == State::own) {
        finding.remark = fmt::format("not the published file, which has {} bytes", published->bytes);
    } else {
        finding.state = State::damaged;
        finding.remark =
            fmt::format("has {} bytes, the published file {}; {}{}{}", file.size, published->bytes,
                        file.problem, file.problem.empty() ? "" : "; ", remedy(finding));
    }
    return finding;
}

/// Says of every network that another one speaks in its place.
void name_the_one_that_speaks(std::vector<ModelFileFinding>& findings, const ModelFiles& found,
                              const std::filesystem::path& models) {
    if (!found.checkpoint) return;
    const std::string chosen = found.checkpoint->lexically_relative(models).generic_string();
    for (const ModelFile& file : found.files) {
        if (file.kind != ModelFileKind::checkpoint || file.path == *found.checkpoint) continue;
        const auto finding = std::ranges::find(
            findings, file.path.lexically_relative(models).generic_string(), &ModelFileFinding::path);
        if (finding == findings.end()) continue;
        finding->remark += (finding->remark.empty() ? "" : "; ") + chosen + " speaks in its place";
    }
}

std::vector<ModelFileFinding> unfinished_in(const std::filesystem::path& models) {
    std::vector<ModelFileFinding> findings;
    std::error_code unreadable;
    std::filesystem::directory_iterator entry(models / unfinished_models_folder, unreadable);
    for (; !unreadable && entry != std::filesystem::directory_iterator(); entry.increment(unreadable)) {
        std::error_code gone;
        if (entry->path().extension() != ".part" || !entry->is_regular_file(gone)) continue;
        findings.push_back({entry->path().lexically_relative(models).generic_string(), "",
                            entry->file_size(gone), State::unfinished,
                            "the same installation goes on with it"});
    }
    return findings;
}

bool has(const std::vector<ModelFileFinding>& findings, std::string_view path) {
    return std::ranges::find(findings, path, &ModelFileFinding::path) != findings.end();
}

void sort(std::vector<ModelFileFinding>& findings) {
    std::ranges::sort(findings, {}, &ModelFileFinding::path);
}

void call_damaged(ModelFileFinding& finding, std::string_view why) {
    finding.state = State::damaged;
    finding.remark = fmt::format("{}; {}", why, remedy(finding));
}

/// Compares the file with the published digest, the one recorded when it was installed, and the sums inside.
void prove(ModelFileFinding& finding, const std::filesystem::path& models, const ChecksumList& recorded,
           const std::stop_token& stop) {
    if (finding.state != State::present && finding.state != State::own) return;
    const auto path = models / finding.path;
    const auto published = speech::find_published_path(finding.path);
    const auto installed = recorded.find(finding.path);
    const auto sum = sha256_of_file(path, stop);
    if ((published && sum == published->sha256) || (!published && installed && sum == *installed)) {
        finding.state = State::good;
        return;
    }
    const auto content = speech::kokoro::check_content(speech::FileBytes(path));
    if (!content.damage.empty()) return call_damaged(finding, content.damage);
    const bool has_changed = installed && sum != *installed;
    if (has_changed && !content.has_sums) {
        finding.state = State::changed;
        finding.remark = fmt::format("its SHA-256 is {}, not {} as installed; unless you put it there, {}",
                                     sum, *installed, remedy(finding));
        return;
    }
    finding.state = State::own;
    if (published) finding.remark = fmt::format("not the published file: its SHA-256 is {}", sum);
    if (has_changed && !published) finding.remark = "not the file that was installed";
}

}  // namespace

std::vector<ModelFileFinding> look_at_models(const std::filesystem::path& models) {
    const auto found = speech::kokoro::find_model_files(models);
    auto findings = unfinished_in(models);
    for (const auto& file : found.files) {
        if (file.path.filename() != model_sums_file) findings.push_back(finding_of(file, models));
    }
    name_the_one_that_speaks(findings, found, models);
    constexpr std::string_view network = "kokoro-v1_0.pth";
    if (!found.checkpoint && !has(findings, network)) {
        findings.push_back({std::string(network), std::string(speech::describe(speech::ModelPart::network)),
                            0, State::missing, "'storyflow model install network' gets it"});
    }
    if (found.voice_packs.empty()) {
        findings.push_back({"voices/*.pt", std::string(speech::describe(speech::ModelPart::voice)), 0,
                            State::missing, "'storyflow model install voices' gets them"});
    }
    sort(findings);
    return findings;
}

std::vector<ModelFileFinding> verify_models(const std::filesystem::path& models,
                                            const std::stop_token& stop) {
    auto findings = look_at_models(models);
    const auto recorded = ChecksumList::read(models / model_sums_file);
    for (auto& finding : findings)
        prove(finding, models, recorded, stop);
    for (const auto& [path, sum] : recorded.all()) {
        if (has(findings, path)) continue;
        findings.push_back({path, "", 0, State::missing, "it was installed here and is gone"});
    }
    sort(findings);
    return findings;
}

InstalledVoices installed_voices(const std::filesystem::path& models) {
    InstalledVoices voices;
    const auto files = speech::kokoro::find_model_files(models);
    for (auto& id : files.voices())
        (speech::is_published_voice(id) ? voices.known : voices.own).push_back(std::move(id));
    std::set<std::string> built_in;
    for (const ModelFile& file : files.files) {
        if (file.kind != ModelFileKind::built_in_voice) continue;
        const std::string name = file.path.filename().string();
        if (const auto id = speech::built_in_voice_in(name); !id.empty()) built_in.emplace(id);
    }
    voices.built_in.assign(built_in.begin(), built_in.end());
    return voices;
}

}  // namespace storyflow::models
