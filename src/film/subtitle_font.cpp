#include "film/subtitle_font.hpp"

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <sys/mman.h>
#include <unistd.h>

// Needs what fontconfig.h declares.
#include <fontconfig/fcfreetype.h>

#include "base/error.hpp"

// Defined in data/roboto.S.
extern "C" {
extern const char storyflow_roboto_begin[] __attribute__((visibility("hidden")));
extern const char storyflow_roboto_end[] __attribute__((visibility("hidden")));
}

namespace storyflow::film {

namespace {

base::Error unavailable(const std::string& reason) {
    return {base::ErrorKind::unavailable, "The font for subtitles cannot be loaded: " + reason};
}

/// A file without a name, for as long as it is open.
base::FileDescriptor in_memory(std::string_view bytes) {
    base::FileDescriptor file(::memfd_create("storyflow-font", MFD_CLOEXEC));
    if (!file.valid()) throw unavailable("no memory for its file.");
    while (!bytes.empty()) {
        const auto written = ::write(file.get(), bytes.data(), bytes.size());
        if (written <= 0) throw unavailable("no memory for its file.");
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return file;
}

PangoFontDescription* describe(const FcChar8* path) {
    int faces = 0;
    FcPattern* pattern = FcFreeTypeQuery(path, 0, nullptr, &faces);
    if (pattern == nullptr) {
        throw base::Error(base::ErrorKind::invalid_input, "It is no TrueType or OpenType font.");
    }
    auto* description = pango_fc_font_description_from_pattern(pattern, FALSE);
    FcPatternDestroy(pattern);
    return description;
}

}  // namespace

void SubtitleFont::Release::operator()(FcConfig* config) const {
    FcConfigDestroy(config);
}

void SubtitleFont::Release::operator()(PangoFontDescription* description) const {
    pango_font_description_free(description);
}

void SubtitleFont::Release::operator()(PangoFontMap* map) const {
    // Pango 1.50 does not give its reference to the configuration back by itself: 230 KB for each font.
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), nullptr);
    g_object_unref(map);
}

SubtitleFont::SubtitleFont() : SubtitleFont(std::string_view(storyflow_roboto_begin, storyflow_roboto_end)) {}

SubtitleFont::SubtitleFont(std::string_view bytes) : file_(in_memory(bytes)) {
    const std::string path = "/proc/self/fd/" + std::to_string(file_.get());
    const auto* name = reinterpret_cast<const FcChar8*>(path.c_str());
    description_.reset(describe(name));
    config_.reset(FcInitLoadConfigAndFonts());
    if (config_ == nullptr || FcConfigAppFontAddFile(config_.get(), name) == FcFalse)
        throw unavailable("fontconfig does not take it.");
    map_.reset(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
    if (map_ == nullptr) throw unavailable("Cairo was built without FreeType.");
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map_.get()), config_.get());
}

SubtitleFont::~SubtitleFont() = default;

}  // namespace storyflow::film
