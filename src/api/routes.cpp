#include "api/routes.hpp"

#include <cstddef>

#include "api/api_root.hpp"
#include "api/deliveries.hpp"
#include "api/health.hpp"
#include "api/media_files.hpp"
#include "api/metrics.hpp"
#include "api/narration.hpp"
#include "api/openapi.hpp"
#include "api/peaks.hpp"
#include "api/project_exports.hpp"
#include "api/project_import.hpp"
#include "api/project_narration.hpp"
#include "api/projects.hpp"
#include "api/pronunciations.hpp"
#include "api/reading.hpp"
#include "api/segment_cuts.hpp"
#include "api/segment_images.hpp"
#include "api/segment_order.hpp"
#include "api/segments.hpp"
#include "api/settings.hpp"
#include "api/studio.hpp"
#include "api/system.hpp"
#include "api/task_events.hpp"
#include "api/task_status.hpp"
#include "api/tasks.hpp"
#include "api/voice_test.hpp"
#include "api/voices.hpp"
#include "api/words.hpp"

namespace storyflow::api {

namespace {

constexpr std::size_t mebibyte = 1024 * 1024;
constexpr std::size_t story_limit = 8 * mebibyte;
constexpr std::size_t book_limit = 51 * mebibyte;
constexpr std::size_t image_limit = 21 * mebibyte;
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

}  // namespace

std::vector<http::Route> routes(const Services& services) {
    using enum http::Method;
    const auto with = [&services](Operation operation) -> http::Handler {
        return [&services, operation](const http::Request& request) { return operation(services, request); };
    };
    // clang-format off
    return {
        quick({get,   "/api/",                              "getApiRoot",           with(get_api_root)}),
        {get,   "/api/projects/",                           "listProjects",         with(list_projects)},
        {post,  "/api/projects/",                           "createProject",        with(create_project), story_limit},
        {post,  "/api/projects/import/",                    "importProject",        with(import_project), book_limit},
        {get,   "/api/projects/{id}/",                      "getProject",           with(get_project)},
        {patch, "/api/projects/{id}/",                      "updateProject",        with(update_project), story_limit},
        {del,   "/api/projects/{id}/",                      "deleteProject",        with(delete_project)},
        {get,   "/api/projects/{id}/narration/",            "getProjectNarration",  with(get_project_narration)},
        {post,  "/api/projects/{id}/exports/",               "startExport",          with(start_export)},
        {get,   "/api/projects/{id}/exports/",               "listExports",          with(list_exports)},
        {get,   "/api/projects/{id}/exports/{name*}/",       "getExport",            with(get_export)},
        {del,   "/api/projects/{id}/exports/{name*}/",       "deleteExport",         with(delete_export)},
        {get,   "/api/projects/{id}/events/",               "getProjectEvents",     with(get_project_events)},
        {get,   "/api/projects/{id}/pronunciations/",       "listPronunciations",   with(list_pronunciations)},
        {post,  "/api/projects/{id}/pronunciations/",       "createPronunciation",  with(create_pronunciation)},
        {post,  "/api/projects/{id}/generate-all-audio/",   "generateAllAudio",     with(generate_all_audio), story_limit},
        {post,  "/api/projects/{project_id*}/import-segments/", "importSegments",   with(import_segments), book_limit},
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
        quick({get,   "/api/tasks/",                        "listTasks",            with(list_tasks)}),
        quick({get,   "/api/tasks/{task_id*}/status/",      "getTaskStatus",        with(get_task_status)}),
        {get,   "/api/tasks/{task_id*}/items/",             "listTaskItems",        with(list_task_items)},
        quick({get,   "/api/tasks/{task_id*}/events/",      "getTaskEvents",        with(get_task_events)}),
        {post,  "/api/tasks/{task_id*}/cancel/",            "cancelTask",           with(cancel_task)},
        {put,   "/api/deliveries/{name*}/",                 "putDelivery",          with(put_delivery), delivery_limit},
        {del,   "/api/deliveries/{name*}/",                 "deleteDelivery",       with(delete_delivery)},
        {post,  "/api/deliveries/settle/",                  "settleDelivery",       with(settle_delivery)},
        {get,   "/api/settings/",                           "getSettings",          with(get_settings)},
        {patch, "/api/settings/",                           "updateSettings",       with(update_settings), story_limit},
        quick({get,   "/api/settings/voices/",              "listVoices",           with(list_voices)}),
        reading({post,  "/api/settings/tts-test/",          "testVoice",            VoiceTest(services), story_limit}),
        {get,   "/api/system/",                             "getSystem",            with(get_system)},
        quick({get,   "/",                                  "getStudio",            with(get_studio_page)}),
        quick({get,   "/projects/{id}/",                    "getStudioProject",     with(get_studio_page)}),
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
    // clang-format on
}

std::string without_json_suffix(std::string_view path) {
    constexpr std::string_view suffix = ".json";
    const bool may_have_one = path.starts_with("/api/projects") || path.starts_with("/api/segments");
    const auto bare = path.ends_with('/') ? path.substr(0, path.size() - 1) : path;
    if (!may_have_one || !bare.ends_with(suffix)) return std::string(path);
    return std::string(bare.substr(0, bare.size() - suffix.size())) + '/';
}

}  // namespace storyflow::api
