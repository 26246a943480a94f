#include "io/gdal_messages.hpp"

#include <algorithm>
#include <cpl_error.h>
#include <gdal.h>
#include <mutex>

namespace gridwarden::io {

namespace {

constexpr std::size_t most_kept = 100;

void CPL_STDCALL keep(CPLErr level, CPLErrorNum, const char* message) {
    if (level >= CE_Warning) {
        static_cast<GdalMessages*>(CPLGetErrorHandlerUserData())->add(level >= CE_Failure, message);
    }
}

} // namespace

GdalMessages::GdalMessages() {
    static std::once_flag registered;
    std::call_once(registered, GDALAllRegister);
    CPLPushErrorHandlerEx(keep, this);
}

GdalMessages::~GdalMessages() { CPLPopErrorHandler(); }

void GdalMessages::add(bool failure, const char* message) {
    auto& list = failure ? failures_ : warnings_;
    if (list.size() < most_kept) {
        list.emplace_back(message);
    }
}

std::string GdalMessages::first() const {
    std::string text = !failures_.empty() ? failures_.front() : !warnings_.empty() ? warnings_.front() : "GDAL gives no reason";
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

void GdalMessages::clear() {
    warnings_.clear();
    failures_.clear();
}

} // namespace gridwarden::io
