#include "api/route_scopes.hpp"

#include <algorithm>
#include <array>

namespace storyflow::api {

namespace {

using enum http::AccessScope;

struct RouteScope {
    std::string_view operation;
    http::AccessScope scope;
};

constexpr auto table = std::to_array<RouteScope>({
    // The studio asks its user for the key. Monitoring has none.
    {"getStudio", open},
    {"getStudioProject", open},
    {"getStudioFilm", open},
    {"getStudioFilms", open},
    {"getStudioSettings", open},
    {"getStudioAsset", open},
    {"getStudioIcon", open},
    {"getHealth", open},
    {"getLiveness", open},
    {"getReadiness", open},
    // Changes nothing, though it may have a text spoken.
    {"listProjects", read},
    {"getProject", read},
    {"getProjectDigest", read},
    {"listTexts", read},
    {"listRemovedProjects", read},
    {"getProjectNarration", read},
    {"listExports", read},
    {"getExport", read},
    {"getRenderStatus", read},
    {"getFilmFrame", read},
    {"listGallery", read},
    {"streamFilm", read},
    {"downloadFilm", read},
    {"getProjectEvents", read},
    {"listChanges", read},
    {"listPronunciations", read},
    {"listSegments", read},
    {"getSegment", read},
    {"getWords", read},
    {"getReading", read},
    {"getPeaks", read},
    {"getPronunciation", read},
    {"listTasks", read},
    {"getTaskStatus", read},
    {"getRenderTask", read},
    {"listTaskItems", read},
    {"getTaskEvents", read},
    {"getSettings", read},
    {"listLogos", read},
    {"listVoices", read},
    {"testVoice", read},
    {"getSystem", read},
    {"getModels", read},
    {"createSpeech", read},
    {"createTimedSpeech", read},
    {"listSpeechVoices", read},
    {"listAudioModels", read},
    {"listSpeechModels", read},
    {"getSpeechModel", read},
    {"getApiRoot", read},
    {"getMediaFile", read},
    {"getMetrics", read},
    {"getOpenapiDocument", read},
    // Stories, what is made of them, and the work for it.
    {"createProject", write},
    {"importProject", write},
    {"updateProject", write},
    {"deleteProject", write},
    {"duplicateProject", write},
    {"restoreProject", write},
    {"forgetProject", write},
    {"startExport", write},
    {"deleteExport", write},
    {"startRender", write},
    {"cancelRender", write},
    {"undoChange", write},
    {"redoChange", write},
    {"createPronunciation", write},
    {"generateAllAudio", write},
    {"importSegments", write},
    {"createSegment", write},
    {"reorderSegments", write},
    {"updateSegment", write},
    {"deleteSegment", write},
    {"splitSegment", write},
    {"mergeNextSegment", write},
    {"uploadImage", write},
    {"removeImage", write},
    {"generateAudio", write},
    {"removeAudio", write},
    {"updatePronunciation", write},
    {"deletePronunciation", write},
    {"cancelTask", write},
    {"answerAgent", write},  // agents may have a story kept and narrated
    {"putDelivery", write},
    {"deleteDelivery", write},
    {"settleDelivery", write},
    // The server itself, for everyone who uses it.
    {"updateSettings", admin},
    {"uploadFont", admin},
    {"uploadMusic", admin},
    {"deleteMusic", admin},
    {"uploadLogo", admin},
    {"deleteLogo", admin},
    {"fetchModels", admin},
    {"stopFetchingModels", admin},
});

}  // namespace

std::optional<http::AccessScope> scope_of(std::string_view operation) {
    const auto* const found = std::ranges::find(table, operation, &RouteScope::operation);
    if (found == table.end()) return std::nullopt;
    return found->scope;
}

}  // namespace storyflow::api
