#include "app/service_manager.hpp"

#include <gmock/gmock.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <stdexcept>

#include "base/file.hpp"
#include "tests/support/log_capture.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::app {

namespace {

/// The side of the service manager: a socket that datagrams arrive at.
class Manager {
  public:
    explicit Manager(const std::string& name) : socket_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0)) {
        sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
        std::ranges::copy(name, static_cast<char*>(address.sun_path));
        if (name.front() == '@') address.sun_path[0] = '\0';
        const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + name.size());
        if (::bind(socket_.get(), reinterpret_cast<const sockaddr*>(&address), length) != 0)
            throw std::runtime_error("cannot bind " + name);
    }
    /// The next datagram; empty if there is none.
    std::string heard() const {
        std::array<char, 1000> block{};
        const auto got = ::recv(socket_.get(), block.data(), block.size(), 0);
        return {block.data(), static_cast<std::size_t>(std::max<ssize_t>(got, 0))};
    }

  private:
    base::FileDescriptor socket_;
};

}  // namespace

TEST(ServiceManager, HearsWhenTheProgramIsReadyAndWhenItStops) {
    const support::TemporaryDirectory directory;
    const auto path = (directory.path() / "notify").string();
    const Manager manager(path);
    const ServiceManager teller(path);
    teller.tell_ready("Listens on http://127.0.0.1:8000");
    EXPECT_EQ(manager.heard(), "READY=1\nSTATUS=Listens on http://127.0.0.1:8000");
    teller.tell_stopping();
    EXPECT_EQ(manager.heard(), "STOPPING=1");
    EXPECT_EQ(manager.heard(), "");
}

TEST(ServiceManager, MayListenAtAnAbstractSocket) {
    const auto name = "@storyflow-test-" + std::to_string(::getpid());
    const Manager manager(name);
    ServiceManager(name).tell_stopping();
    EXPECT_EQ(manager.heard(), "STOPPING=1");
}

TEST(ServiceManager, NeedNotExist) {
    const support::LogCapture log;
    ServiceManager(std::nullopt).tell_ready("x");
    ServiceManager("").tell_ready("x");
    EXPECT_EQ(log.text(), "");
}

TEST(ServiceManager, ThatCannotBeToldIsAWarning) {
    const support::LogCapture log;
    ServiceManager("/no/such/socket").tell_stopping();
    EXPECT_THAT(log.text(), testing::HasSubstr("NOTIFY_SOCKET /no/such/socket cannot be told that STOPPING"));
    ServiceManager(std::string(200, 'x')).tell_stopping();
    EXPECT_THAT(log.text(), testing::HasSubstr("File name too long"));
}

}  // namespace storyflow::app
