#include "io/gdal_scope.hpp"

#include "core/error.hpp"
#include "io/files.hpp"
#include "io/sinks.hpp"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <gdal.h>
#include <mutex>

namespace gridwarden::io {

namespace {

constexpr const char* fixed_date = "2000-01-01T00:00:00.000Z";

void CPL_STDCALL keep_message(CPLErr level, CPLErrorNum, const char* message) {
    static_cast<GdalWriteScope*>(CPLGetErrorHandlerUserData())->note(level >= CE_Failure, message);
}

} // namespace

GdalWriteScope::GdalWriteScope() {
    static std::once_flag registered;
    std::call_once(registered, GDALAllRegister);
    CPLPushErrorHandlerEx(keep_message, this);
    CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", fixed_date);
}

GdalWriteScope::~GdalWriteScope() {
    CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", nullptr);
    CPLPopErrorHandler();
}

void GdalWriteScope::note(bool failure, const char* message) {
    if (message_.empty() || (failure && !failed_)) {
        message_ = message;
    }
    failed_ = failed_ || failure;
}

void GdalWriteScope::require(bool done, const std::string& path) const {
    if (!done || failed_) {
        throw Error("GW-OUT-004", {{"path", path}, {"reason", message_.empty() ? "GDAL gives no reason" : message_}});
    }
}

std::string gdal_version() { return GDALVersionInfo("RELEASE_NAME"); }

} // namespace gridwarden::io
