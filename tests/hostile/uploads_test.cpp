#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/e2e/narration_server.hpp"
#include "tests/support/temporary_directory.hpp"

/// Files and numbers for films that are none: pictures, logos, fonts, times.
namespace storyflow::hostile {

namespace {

namespace json = boost::json;

class Uploads : public testing::Test {
  protected:
    Uploads() : server(folder.path(), {"--engine", "hibari", "--log-level", "off"}) {}

    [[nodiscard]] support::HttpReply upload(const std::string& target, const std::string& field,
                                            const std::string& file_name, const std::string& bytes) const {
        const std::string body = "--x\r\nContent-Disposition: form-data; name=\"" + field +
                                 "\"; filename=\"" + file_name + "\"\r\n\r\n" + bytes + "\r\n--x--\r\n";
        support::HttpClient client("127.0.0.1", server.port());
        return client.request("POST", target, {{"Content-Type", "multipart/form-data; boundary=x"}}, body);
    }
    [[nodiscard]] support::HttpReply get(const std::string& target) const {
        support::HttpClient client("127.0.0.1", server.port());
        return client.get(target);
    }
    /// Regular files below the media folder that are pictures, logos or fonts.
    [[nodiscard]] std::vector<std::string> files() const {
        std::vector<std::string> found;
        const auto media = folder.path() / "media";
        for (const auto& entry : std::filesystem::recursive_directory_iterator(media)) {
            const auto name = entry.path().lexically_relative(media).string();
            if (entry.is_regular_file() && !name.starts_with("storyflow-media") && !name.starts_with('.'))
                found.push_back(name);
        }
        return found;
    }

    support::TemporaryDirectory folder;
    support::ServerProcess server;
};

/// Four bytes with the highest first, as PNG writes numbers.
std::string big_endian(std::uint32_t number) {
    std::string bytes;
    for (const unsigned shift : {24U, 16U, 8U, 0U})
        bytes += static_cast<char>(number >> shift & 0xFFU);
    return bytes;
}

/// The head of a PNG that says it is so large, and nothing behind it.
std::string png_head(std::uint32_t width, std::uint32_t height) {
    return "\x89PNG\r\n\x1a\n" + std::string("\0\0\0\x0dIHDR", 8) + big_endian(width) + big_endian(height) +
           std::string("\x08\x02\0\0\0\0\0\0\0", 9);
}

std::vector<std::string> no_pictures() {
    return {"",
            "GIF89a",
            std::string(2000, '\xff'),
            png_head(0, 0),
            png_head(1, 1),
            png_head(0x7FFFFFFFU, 0x7FFFFFFFU),
            png_head(0xFFFFFFFFU, 1),
            "\xff\xd8\xff\xe1\xff\xff" + std::string(100, '\0'),
            "RIFF\xff\xff\xff\xffWEBPVP8X" + std::string(30, '\xff'),
            "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"};
}

}  // namespace

TEST_F(Uploads, PicturesAndLogosThatAreNoneLeaveNoFile) {
    e2e::ApiClient api(server);
    const auto project = api.import_story({"A lamp."});
    const auto segment = e2e::text_of(api.segments(project).front().as_object(), "id");
    for (const auto& bytes : no_pictures()) {
        for (const std::string name : {"a.png", "a.jpg", "a.webp", "../../a.png"}) {
            const auto logo = upload("/api/settings/logos/", "file", name, bytes);
            EXPECT_EQ(logo.status, 400) << name << logo.body;
            const auto picture = upload("/api/segments/" + segment + "/upload-image/", "image", name, bytes);
            EXPECT_EQ(picture.status, 400) << name << picture.body;
        }
    }
    EXPECT_EQ(upload("/api/settings/logos/", "file", "a.png", std::string(7UL << 20U, 'a')).status, 413);
    EXPECT_EQ(files(), std::vector<std::string>());
    EXPECT_TRUE(json::parse(get("/api/settings/logos/").body).as_array().empty());
}

TEST_F(Uploads, FontsThatAreNoneLeaveTheFontAsItIs) {
    const std::string table = std::string("\0\1\0\0\xff\xff\0\0\0\0\0\0", 12);
    for (const auto& bytes :
         {std::string(), std::string(3000, '\0'), std::string("wOFF") + std::string(100, '\0'),
          std::string("wOF2") + std::string(100, '\xff'), std::string("ttcf") + std::string(100, '\xff'),
          std::string("OTTO") + std::string(100, '\xff'), table + std::string(5000, '\x7f'),
          std::string("%!PS-AdobeFont-1.0: a"), std::string("STARTFONT 2.1\nSIZE 8 75 75\nENDFONT\n")}) {
        for (const std::string name : {"a.ttf", "a.otf", "a.exe", "../../../etc/fonts.ttf"}) {
            const auto reply = upload("/api/settings/font/upload/", "font", name, bytes);
            EXPECT_EQ(reply.status, 400) << name << reply.body;
        }
    }
    EXPECT_EQ(upload("/api/settings/font/upload/", "font", "a.ttf", std::string(12UL << 20U, 'a')).status,
              413);
    EXPECT_TRUE(json::parse(get("/api/settings/").body).at("custom_font_file").is_null());
    EXPECT_EQ(files(), std::vector<std::string>());
}

TEST_F(Uploads, TimesAndWishesOfFilmsThatAreNoneAreTheClientsFault) {
    e2e::ApiClient api(server);
    const std::string project = "/api/projects/" + api.import_story({"A lamp."});
    for (const std::string time : {"nan", "inf", "-1", "-0.001", "1e309", "0x10", "five", "1;2", "%00"})
        EXPECT_EQ(get(project + "/frame/?t=" + time).status, 400) << time;
    for (const std::string time : {"0", "1e300", "4503599627370496"})
        EXPECT_EQ(get(project + "/frame/?t=" + time).status / 100, 4) << time << ": there is no picture yet";
    for (const std::string wish : {"{}", R"({"hold_pictures":"perhaps"})", R"({"hold_pictures":[]})", "[]",
                                   "null", R"({"hold_pictures":true})"}) {
        const auto reply = api.raw("POST", project + "/render/", wish);
        EXPECT_EQ(reply.status / 100, 4) << wish << reply.body;
    }
    for (const std::string target : {"/status/", "/cancel-render/"}) {
        const auto reply = api.raw(target == "/status/" ? "GET" : "POST", project + target);
        EXPECT_LT(reply.status, 500) << target << reply.body;
    }
    for (const std::string id : {"..%2f..%2fetc%2fpasswd", "%00", "00000000-0000-4000-8000-000000000000"}) {
        EXPECT_EQ(get("/api/gallery/" + id + "/stream/").status, 404) << id;
        EXPECT_EQ(get("/api/gallery/" + id + "/download/").status, 404) << id;
    }
}

}  // namespace storyflow::hostile
