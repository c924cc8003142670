#include "speech/files/safetensors_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <limits>

#include "tests/speech/files/bytes_of_files.hpp"
#include "tests/support/safetensors_writer.hpp"

namespace storyflow::speech {
namespace {

using support::safetensors_bytes;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

std::string floats(std::initializer_list<float> values) {
    return {reinterpret_cast<const char*>(values.begin()), values.size() * sizeof(float)};
}

std::string complaint_about_safetensors(const std::string& file) {
    const auto bytes = bytes_of(file);
    return complaint_of([&] { return SafetensorsFile(ByteSource(bytes)).tensors().size(); });
}

/// What is wrong with a tensor "t" that is described like this and followed by eight bytes of values.
std::string complaint_about_tensor(const std::string& description) {
    return complaint_about_safetensors(safetensors_bytes(R"({"t":)" + description + "}", floats({1, 2})));
}

TEST(SafetensorsFiles, HoldTensorsByName) {
    const auto bytes = bytes_of(safetensors_bytes(
        R"({"__metadata__":{"a":"b"},"w":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]},)"
        R"("h":{"dtype":"F16","shape":[],"data_offsets":[8,10]}})",
        floats({1.5F, -2}) + std::string("\x00\x3C", 2)));
    const SafetensorsFile file{ByteSource(bytes)};
    EXPECT_THAT(file.tensors(), SizeIs(2));
    EXPECT_THAT(file.read(file.tensors().at("w")).shape, ElementsAre(2, 1));
    EXPECT_THAT(file.read(file.tensors().at("w")).values, ElementsAre(1.5F, -2));
    EXPECT_EQ(file.tensors().at("h").element, ElementType::float16);
    EXPECT_THAT(file.read(file.tensors().at("h")).values, ElementsAre(1));
}

TEST(SafetensorsFiles, WhoseTensorsContradictThemselvesAreRefusedByName) {
    EXPECT_THAT(complaint_about_tensor(R"({"dtype":"F32","shape":[3],"data_offsets":[0,8]})"),
                HasSubstr("tensor t: its shape does not fit its 8 bytes"));
    EXPECT_THAT(complaint_about_tensor(R"({"dtype":"F32","shape":[3],"data_offsets":[0,12]})"),
                HasSubstr("tensor t: its values lie outside the file"));
    EXPECT_THAT(complaint_about_tensor(R"({"dtype":"F32","shape":[1],"data_offsets":[8,4]})"),
                HasSubstr("outside the file"));
    EXPECT_THAT(complaint_about_tensor(R"({"dtype":"F8_E4M3","shape":[8],"data_offsets":[0,8]})"),
                HasSubstr("type F8_E4M3, which is not read"));
    EXPECT_THAT(complaint_about_tensor(R"({"shape":[8],"data_offsets":[0,8]})"),
                HasSubstr("no text \"dtype\""));
    EXPECT_THAT(complaint_about_tensor(R"({"dtype":"F32","shape":[-2],"data_offsets":[0,8]})"),
                HasSubstr("\"shape\" holds something else than sizes"));
    EXPECT_THAT(complaint_about_tensor(R"({"dtype":"F32","shape":[1,1,1,1,1,1,1,1,2],"data_offsets":[0,8]})"),
                HasSubstr("at most 8 numbers"));
    EXPECT_THAT(complaint_about_tensor("7"), HasSubstr("not described"));
}

TEST(SafetensorsFiles, CutOffOrWithoutAHeaderAreRefused) {
    EXPECT_THAT(complaint_about_safetensors(std::string("\x02\0\0\0\0\0\0\0[]", 10)),
                HasSubstr("no JSON object"));
    EXPECT_THAT(complaint_about_safetensors(std::string("\x09\0\0\0\0\0\0\0{}", 10)),
                HasSubstr("behind the end"));
    EXPECT_THAT(complaint_about_safetensors("short"), HasSubstr("behind the end"));
    EXPECT_THAT(complaint_about_safetensors(std::string(8, '\x7F')), HasSubstr("the limit is 4194304"));
}

TEST(SafetensorsFiles, WithValuesThatAreNotFiniteAreRefusedWhenRead) {
    const auto bytes = bytes_of(safetensors_bytes(R"({"t":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})",
                                                  floats({std::numeric_limits<float>::infinity()})));
    const SafetensorsFile file{ByteSource(bytes)};
    EXPECT_THAT(complaint_of([&] { return file.read(file.tensors().at("t")).values.size(); }),
                HasSubstr("not finite"));
}

TEST(SafetensorsFiles, AreKnownByTheirBeginning) {
    const auto bytes = bytes_of(safetensors_bytes(R"({"t":1})", ""));
    EXPECT_TRUE(looks_like_safetensors(ByteSource(bytes)));
    EXPECT_FALSE(looks_like_safetensors(ByteSource(std::span(bytes).first(9))));
    EXPECT_FALSE(looks_like_safetensors(ByteSource(std::span(bytes).subspan(1))));
}

}  // namespace
}  // namespace storyflow::speech
