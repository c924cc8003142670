#include "api/routes.hpp"

#include <cstddef>
#include <iterator>
#include <vector>

#include "api/agents.hpp"
#include "api/api_root.hpp"
#include "api/changes.hpp"
#include "api/deliveries.hpp"
#include "api/film_frame.hpp"
#include "api/font_upload.hpp"
#include "api/gallery.hpp"
#include "api/health.hpp"
#include "api/logos.hpp"
#include "api/media_files.hpp"
#include "api/metrics.hpp"
#include "api/music_upload.hpp"
#include "api/narration.hpp"
#include "api/openapi.hpp"
#include "api/peaks.hpp"
#include "api/project_copy.hpp"
#include "api/project_digest.hpp"
#include "api/project_exports.hpp"
#include "api/project_import.hpp"
#include "api/project_narration.hpp"
#include "api/project_render.hpp"
#include "api/projects.hpp"
#include "api/pronunciations.hpp"
#include "api/reading.hpp"
#include "api/removed_projects.hpp"
#include "api/route_scopes.hpp"
#include "api/segment_cuts.hpp"
#include "api/segment_images.hpp"
#include "api/segment_order.hpp"
#include "api/segments.hpp"
#include "api/settings.hpp"
#include "api/speech.hpp"
#include "api/speech_models.hpp"
#include "api/studio.hpp"
#include "api/system.hpp"
#include "api/system_models.hpp"
#include "api/task_events.hpp"
#include "api/task_status.hpp"
#include "api/tasks.hpp"
#include "api/voice_test.hpp"
#include "api/voices.hpp"
#include "api/words.hpp"
#include "base/binary_units.hpp"

namespace storyflow::api {

namespace {

using base::mebibyte;
constexpr std::size_t story_limit = 8 * mebibyte;
constexpr std::size_t book_limit = 51 * mebibyte;
constexpr std::size_t image_limit = 21 * mebibyte;
constexpr std::size_t logo_limit = 6 * mebibyte;
constexpr std::size_t font_limit = 11 * mebibyte;
constexpr std::size_t music_limit = 51 * mebibyte;
constexpr std::size_t delivery_limit = 128 * mebibyte;  // some 45 minutes of sound

using Operation = http::Response (*)(const Services&, const http::Request&);

/// A request that is answered from memory alone: never waits for the database, the disk or a long
/// computation, nor for requests that do.
http::Route quick(http::Route route) {
    route.request_class = http::RequestClass::quick;
    return route;
}

/// A request that writes nothing, whatever its method.
http::Route reading(http::Route route) {
    route.request_class = http::RequestClass::reading;
    return route;
}

/// Operations as handlers that borrow the services.
auto bound_to(const Services& services) {
    return [&services](Operation operation) -> http::Handler {
        return [&services, operation](const http::Request& request) { return operation(services, request); };
    };
}

using Routes = std::vector<http::Route>;

// clang-format off

/// Stories and what is made of them.
Routes project_routes(const Services& services) {
    using enum http::Method;
    const auto with = bound_to(services);
    return {
        {get,   "/api/projects/",                           "listProjects",         with(list_projects)},
        {post,  "/api/projects/",                           "createProject",        with(create_project), story_limit},
        {post,  "/api/projects/import/",                    "importProject",        with(import_project), book_limit},
        {get,   "/api/projects/{id}/",                      "getProject",           with(get_project)},
        {get,   "/api/projects/{id}/digest/",               "getProjectDigest",     with(get_project_digest)},
        {get,   "/api/projects/{id}/texts/",                "listTexts",            with(list_texts)},
        {patch, "/api/projects/{id}/",                      "updateProject",        with(update_project), story_limit},
        {del,   "/api/projects/{id}/",                      "deleteProject",        with(delete_project)},
        {post,  "/api/projects/{id}/duplicate/",            "duplicateProject",     with(duplicate_project)},
        {get,   "/api/removed-projects/",                   "listRemovedProjects",  with(list_removed_projects)},
        {post,  "/api/removed-projects/{id}/restore/",      "restoreProject",       with(restore_project)},
        {del,   "/api/removed-projects/{id}/",              "forgetProject",        with(forget_project)},
        {get,   "/api/projects/{id}/narration/",            "getProjectNarration",  with(get_project_narration)},
        {post,  "/api/projects/{id}/exports/",               "startExport",          with(start_export)},
        {get,   "/api/projects/{id}/exports/",               "listExports",          with(list_exports)},
        {get,   "/api/projects/{id}/exports/{name*}/",       "getExport",            with(get_export)},
        {del,   "/api/projects/{id}/exports/{name*}/",       "deleteExport",         with(delete_export)},
        {post,  "/api/projects/{id}/render/",                "startRender",          with(start_render)},
        {get,   "/api/projects/{id}/status/",                "getRenderStatus",      with(get_render_status)},
        {post,  "/api/projects/{id}/cancel-render/",         "cancelRender",         with(cancel_render)},
        {get,   "/api/projects/{id}/frame/",                 "getFilmFrame",         FilmFrame(services)},
        {get,   "/api/gallery/",                             "listGallery",          with(list_gallery)},
        {get,   "/api/gallery/{id}/stream/",                 "streamFilm",           with(stream_film)},
        {get,   "/api/gallery/{id}/download/",               "downloadFilm",         with(download_film)},
        {get,   "/api/projects/{id}/events/",               "getProjectEvents",     with(get_project_events)},
        {get,   "/api/projects/{id}/changes/",              "listChanges",          with(list_changes)},
        {post,  "/api/projects/{id}/undo/",                 "undoChange",           with(undo_change)},
        {post,  "/api/projects/{id}/redo/",                 "redoChange",           with(redo_change)},
        {get,   "/api/projects/{id}/pronunciations/",       "listPronunciations",   with(list_pronunciations)},
        {post,  "/api/projects/{id}/pronunciations/",       "createPronunciation",  with(create_pronunciation)},
        {post,  "/api/projects/{id}/generate-all-audio/",   "generateAllAudio",     with(generate_all_audio), story_limit},
        {post,  "/api/projects/{project_id*}/import-segments/", "importSegments",   with(import_segments), book_limit},
    };
}

/// Segments, and how words are said.
Routes segment_routes(const Services& services) {
    using enum http::Method;
    const auto with = bound_to(services);
    return {
        {get,   "/api/segments/",                           "listSegments",         with(list_segments)},
        {post,  "/api/segments/",                           "createSegment",        with(create_segment), story_limit},
        {post,  "/api/segments/reorder/",                   "reorderSegments",      with(reorder_segments), story_limit},
        {get,   "/api/segments/{id}/",                      "getSegment",           with(get_segment)},
        {patch, "/api/segments/{id}/",                      "updateSegment",        with(update_segment), story_limit},
        {del,   "/api/segments/{id}/",                      "deleteSegment",        with(delete_segment)},
        {post,  "/api/segments/{id}/split/",                "splitSegment",         with(split_segment)},
        {post,  "/api/segments/{id}/merge-next/",           "mergeNextSegment",     with(merge_next_segment)},
        {post,  "/api/segments/{id}/upload-image/",         "uploadImage",          with(upload_image), image_limit},
        {del,   "/api/segments/{id}/remove-image/",         "removeImage",          with(remove_image)},
        {get,   "/api/segments/{id}/words/",                "getWords",             with(get_words)},
        {get,   "/api/segments/{id}/reading/",              "getReading",           with(get_reading)},
        {get,   "/api/segments/{id}/peaks/",                "getPeaks",             with(get_peaks)},
        {post,  "/api/segments/{id}/generate-audio/",       "generateAudio",        with(generate_audio)},
        {del,   "/api/segments/{id}/remove-audio/",         "removeAudio",          with(remove_audio)},
        {get,   "/api/pronunciations/{id}/",                "getPronunciation",     with(get_pronunciation)},
        {patch, "/api/pronunciations/{id}/",                "updatePronunciation",  with(update_pronunciation)},
        {del,   "/api/pronunciations/{id}/",                "deletePronunciation",  with(delete_pronunciation)},
    };
}

/// Work, and what other machines hand in.
Routes task_routes(const Services& services) {
    using enum http::Method;
    const auto with = bound_to(services);
    return {
        quick({get,   "/api/tasks/",                        "listTasks",            with(list_tasks)}),
        quick({get,   "/api/tasks/{task_id*}/status/",      "getTaskStatus",        with(get_task_status)}),
        {get,   "/api/tasks/render_{id}/status/",            "getRenderTask",        with(get_render_task)},
        {get,   "/api/tasks/{task_id*}/items/",             "listTaskItems",        with(list_task_items)},
        quick({get,   "/api/tasks/{task_id*}/events/",      "getTaskEvents",        with(get_task_events)}),
        {post,  "/api/tasks/{task_id*}/cancel/",            "cancelTask",           with(cancel_task)},
        {put,   "/api/deliveries/{name*}/",                 "putDelivery",          with(put_delivery), delivery_limit},
        {del,   "/api/deliveries/{name*}/",                 "deleteDelivery",       with(delete_delivery)},
        {post,  "/api/deliveries/settle/",                  "settleDelivery",       with(settle_delivery)},
    };
}

/// The program itself.
Routes settings_routes(const Services& services) {
    using enum http::Method;
    const auto with = bound_to(services);
    return {
        {get,   "/api/settings/",                           "getSettings",          with(get_settings)},
        {patch, "/api/settings/",                           "updateSettings",       with(update_settings), story_limit},
        {post,  "/api/settings/font/upload/",               "uploadFont",           with(upload_font), font_limit},
        {post,  "/api/settings/music/",                     "uploadMusic",          with(upload_music), music_limit},
        {del,   "/api/settings/music/",                     "deleteMusic",          with(delete_music)},
        {get,   "/api/settings/logos/",                     "listLogos",            with(list_logos)},
        {post,  "/api/settings/logos/",                     "uploadLogo",           with(upload_logo), logo_limit},
        {del,   "/api/settings/logos/{logo_id*}/",          "deleteLogo",           with(delete_logo)},
        quick({get,   "/api/settings/voices/",              "listVoices",           with(list_voices)}),
        reading({post,  "/api/settings/tts-test/",          "testVoice",            VoiceTest(services), story_limit}),
        {get,   "/api/system/",                             "getSystem",            with(get_system)},
        {get,   "/api/system/models/",                      "getModels",            with(get_models)},
        {post,  "/api/system/models/",                      "fetchModels",          with(fetch_models)},
        {del,   "/api/system/models/",                      "stopFetchingModels",   with(stop_fetching_models)},
    };
}

/// The speech API of OpenAI.
Routes speech_routes(const Services& services) {
    using enum http::Method;
    const auto with = bound_to(services);
    const Speech speech(services);
    const http::Handler speak = [speech](const http::Request& request) { return speech.speak(request); };
    const http::Handler speak_with_times = [speech](const http::Request& request) { return speech.speak_with_times(request); };
    const Agents agents(services, speech);
    const http::Handler answer_agent = [agents](const http::Request& request) { return agents.answer(request); };
    return {
        {post,  "/mcp",                                     "answerAgent",          answer_agent, story_limit},
        reading({post,  "/v1/audio/speech",                 "createSpeech",         speak, story_limit}),
        reading({post,  "/v1/audio/speech/timestamps",      "createTimedSpeech",    speak_with_times, story_limit}),
        {get,   "/v1/audio/voices",                         "listSpeechVoices",     with(list_speech_voices)},
        {get,   "/v1/audio/models",                         "listAudioModels",      with(list_audio_models)},
        {get,   "/v1/models",                               "listSpeechModels",     with(list_speech_models)},
        {get,   "/v1/models/{model*}",                      "getSpeechModel",       with(get_speech_model)},
    };
}

/// The studio, media, and what watches a server.
Routes page_routes(const Services& services) {
    using enum http::Method;
    const auto with = bound_to(services);
    return {
        quick({get,   "/api/",                              "getApiRoot",           with(get_api_root)}),
        quick({get,   "/",                                  "getStudio",            with(get_studio_page)}),
        quick({get,   "/projects/{id}/",                    "getStudioProject",     with(get_studio_page)}),
        quick({get,   "/projects/{id}/film/",               "getStudioFilm",        with(get_studio_page)}),
        quick({get,   "/films/",                            "getStudioFilms",       with(get_studio_page)}),
        quick({get,   "/settings/",                         "getStudioSettings",    with(get_studio_page)}),
        quick({get,   "/assets/{path...}",                  "getStudioAsset",       with(get_studio_asset)}),
        quick({get,   "/favicon.svg",                       "getStudioIcon",        with(get_studio_icon)}),
        {get,   "/media/{path...}",                         "getMediaFile",         with(get_media_file)},
        quick({get,   "/healthz",                           "getHealth",            with(get_health)}),
        quick({get,   "/health/live",                       "getLiveness",          with(get_health)}),
        quick({get,   "/health/ready",                      "getReadiness",         with(get_readiness)}),
        quick({get,   "/metrics",                           "getMetrics",           with(get_metrics)}),
        quick({get,   "/openapi.yaml",                      "getOpenapiDocument",   with(get_openapi)}),
    };
}

// clang-format on

}  // namespace

std::vector<http::Route> routes(const Services& services) {
    Routes all;
    for (const auto part :
         {&project_routes, &segment_routes, &task_routes, &settings_routes, &speech_routes, &page_routes}) {
        Routes some = part(services);
        for (auto& route : some)
            route.scope = scope_of(route.operation).value_or(http::AccessScope::admin);
        all.insert(all.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
    }
    return all;
}

std::string without_json_suffix(std::string_view path) {
    constexpr std::string_view suffix = ".json";
    const bool may_have_one = path.starts_with("/api/projects") || path.starts_with("/api/segments");
    const auto bare = path.ends_with('/') ? path.substr(0, path.size() - 1) : path;
    if (!may_have_one || !bare.ends_with(suffix)) return std::string(path);
    return std::string(bare.substr(0, bare.size() - suffix.size())) + '/';
}

}  // namespace storyflow::api
