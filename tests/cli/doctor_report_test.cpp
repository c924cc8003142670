#include "cli/doctor_report.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

namespace storyflow::cli {

namespace {

using Verdict = app::Finding::Verdict;

const app::Finding voice{Verdict::good, true, "built-in voice", "ready"};
const app::Finding database{Verdict::broken, true, "database", "The \"file\" is no database."};
const app::Finding encoder{Verdict::missing, false, "ffmpeg", "not installed"};

}  // namespace

TEST(DoctorReport, HasALineForEachFindingAndOneThatSumsThemUp) {
    EXPECT_EQ(doctor_text({voice, encoder}),
              "ok       built-in voice        ready\n"
              "missing  ffmpeg                not installed\n"
              "Ready to narrate.\n");
    EXPECT_EQ(doctor_text({database}),
              "broken   database              The \"file\" is no database.\n"
              "Not ready to narrate; see above what is missing.\n");
}

TEST(DoctorReport, IsOneJsonObjectForPrograms) {
    const auto text = doctor_json({voice, database, encoder}, "1.2.3");
    EXPECT_EQ(text.find('\n'), text.size() - 1);
    EXPECT_EQ(boost::json::parse(text),
              boost::json::parse(R"({"version": "1.2.3", "ready": false, "findings": [
        {"verdict": "good", "needed": true, "subject": "built-in voice", "explanation": "ready"},
        {"verdict": "broken", "needed": true, "subject": "database", "explanation": "The \"file\" is no database."},
        {"verdict": "missing", "needed": false, "subject": "ffmpeg", "explanation": "not installed"}]})"));
}

TEST(DoctorReport, IsReadyWhenOnlyUsefulThingsAreMissing) {
    EXPECT_TRUE(boost::json::parse(doctor_json({voice, encoder}, "1")).at("ready").as_bool());
}

}  // namespace storyflow::cli
