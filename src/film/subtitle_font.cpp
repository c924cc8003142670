#include "film/subtitle_font.hpp"

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <sys/mman.h>
#include <unistd.h>

// Needs what fontconfig.h declares.
#include <fontconfig/fcfreetype.h>

#include <algorithm>
#include <array>

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

struct DestroyPattern {
    void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
};
using Pattern = std::unique_ptr<FcPattern, DestroyPattern>;

base::Error refused(const std::string& reason) {
    return {base::ErrorKind::invalid_input, reason};
}

std::string_view text_of(const Pattern& pattern, const char* property) {
    FcChar8* text = nullptr;
    const bool has_one = FcPatternGetString(pattern.get(), property, 0, &text) == FcResultMatch;
    return has_one ? reinterpret_cast<const char*>(text) : "";
}

bool has_outlines(const Pattern& pattern) {
    FcBool scalable = FcFalse;
    return FcPatternGetBool(pattern.get(), FC_SCALABLE, 0, &scalable) == FcResultMatch && scalable == FcTrue;
}

/// Pango draws outlines that lie in a TrueType or OpenType file as it is; it would silently take another font
/// instead of any other file that FreeType reads.
PangoFontDescription* describe(const FcChar8* path) {
    int faces = 0;
    const Pattern pattern(FcFreeTypeQuery(path, 0, nullptr, &faces));
    if (pattern == nullptr) throw refused("It is no TrueType or OpenType font.");
    const auto format = text_of(pattern, FC_FONTFORMAT);
    if ((format != "TrueType" && format != "CFF") || !has_outlines(pattern))
        throw refused("Its letters are no outlines of TrueType or OpenType.");
    return pango_fc_font_description_from_pattern(pattern.get(), FALSE);
}

void require_no_web_font(std::string_view bytes) {
    if (!bytes.starts_with("wOFF") && !bytes.starts_with("wOF2")) return;
    throw refused("It is a web font (WOFF), which cannot be drawn; convert it to TTF or OTF.");
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

SubtitleFont::SubtitleFont(std::string_view bytes) {
    require_no_web_font(bytes);
    file_ = in_memory(bytes);
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

bool SubtitleFont::has(char32_t letter) const {
    const auto has_letter = [letter](FcPattern* font) {
        FcCharSet* letters = nullptr;
        FcBool scalable = FcFalse;
        return FcPatternGetBool(font, FC_SCALABLE, 0, &scalable) == FcResultMatch && scalable == FcTrue &&
               FcPatternGetCharSet(font, FC_CHARSET, 0, &letters) == FcResultMatch &&
               FcCharSetHasChar(letters, letter) == FcTrue;
    };
    return std::ranges::any_of(std::array{FcSetApplication, FcSetSystem}, [&](FcSetName name) {
        const FcFontSet* fonts = FcConfigGetFonts(config_.get(), name);
        return fonts != nullptr && std::any_of(fonts->fonts, fonts->fonts + fonts->nfont, has_letter);
    });
}

SubtitleFont subtitle_font(const std::optional<std::filesystem::path>& file) {
    if (!file) return SubtitleFont();
    constexpr std::size_t largest_file = 20UL * 1024 * 1024;
    try {
        return SubtitleFont(base::read_file(*file, largest_file));
    } catch (const base::Error& error) {
        throw base::Error(error.kind(), "The font " + file->filename().string() + ": " + error.what(),
                          error.detail());
    }
}

}  // namespace storyflow::film
